package io.matchday.evaluation;

import java.util.Optional;

/**
 * How much more one predictor loses than another on the same matches, in the mean of a match.
 *
 * @param mean the mean difference; below 0 when the first predictor is the better one
 * @param interval where it lies with 95 % confidence; empty when the matches are of too few days to
 *     say: see {@link PairedBootstrap#LEAST_DAYS}
 */
public record PairedDifference(double mean, Optional<Interval> interval) {}
