package io.matchday.evaluation;

/**
 * How good a set of predictions was. Everything but accuracy is better when lower; sharpness only
 * among predictions that are calibrated.
 *
 * @param matches how many matches were judged; at least 1
 * @param accuracy share of matches whose most probable outcome came true, 0 to 1
 * @param logLoss mean of {@code -ln p(outcome)}, 0 and up; ln 3 = 1.0986 for knowing nothing
 * @param brier mean over matches of the summed squared error over the three outcomes, 0 to 2 (Brier
 *     1950)
 * @param rps mean ranked probability score, 0 to 1 (Epstein 1969, divided by the number of outcomes
 *     less one)
 * @param ece expected calibration error, 0 to 1: see {@link QualityTally}
 * @param sharpness mean entropy {@code -sum p ln p} of the predictions, 0 to ln 3: how far they are
 *     from saying one thing for certain, whatever came of it. The best of calibrated forecasts is
 *     the sharpest (Gneiting, Balabdaoui and Raftery 2007). In expectation the log loss of a
 *     calibrated forecast is its entropy, so the two compare
 */
public record Quality(
    long matches,
    double accuracy,
    double logLoss,
    double brier,
    double rps,
    double ece,
    double sharpness) {}
