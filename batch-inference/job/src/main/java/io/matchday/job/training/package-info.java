/** The job that fits a model version on stored features and registers it. */
@NullMarked
package io.matchday.job.training;

import org.jspecify.annotations.NullMarked;
