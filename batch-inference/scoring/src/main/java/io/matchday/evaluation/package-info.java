/**
 * How good predictions were, by themselves (accuracy, log loss, Brier, RPS, calibration, sharpness)
 * and beside others on the same matches (the league prior, odds without their margin), with how
 * sure that is.
 */
@NullMarked
package io.matchday.evaluation;

import org.jspecify.annotations.NullMarked;
