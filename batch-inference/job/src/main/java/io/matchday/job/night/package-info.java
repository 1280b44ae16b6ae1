/** The night as one restartable flow: import, features, predict, evaluate. */
@NullMarked
package io.matchday.job.night;

import org.jspecify.annotations.NullMarked;
