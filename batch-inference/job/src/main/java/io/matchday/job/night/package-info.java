/** The night as one restartable flow: import, features, predict, evaluate, drift. */
@NullMarked
package io.matchday.job.night;

import org.jspecify.annotations.NullMarked;
