/**
 * The prediction job: slices of feature rows are checked, scored and written under a run, which is
 * published as a whole or not at all.
 */
@NullMarked
package io.matchday.job.prediction;

import org.jspecify.annotations.NullMarked;
