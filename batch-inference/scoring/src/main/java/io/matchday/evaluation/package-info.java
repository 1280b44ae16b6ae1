/** How good predictions were: accuracy, log loss, Brier, RPS, calibration error. */
@NullMarked
package io.matchday.evaluation;

import org.jspecify.annotations.NullMarked;
