package io.matchday.model;

/**
 * How good predictions of the held-out matches were, as a manifest keeps it: to six decimals. What
 * the measures mean is said where they are computed, in {@code io.matchday.evaluation}.
 *
 * @param matches how many matches were judged
 * @param accuracy share of matches whose most probable outcome came true
 * @param logLoss mean of {@code -ln p(outcome)}
 * @param brier Brier score, 0 to 2
 * @param rps ranked probability score, 0 to 1
 * @param ece expected calibration error, 0 to 1
 */
public record Figures(
    long matches, double accuracy, double logLoss, double brier, double rps, double ece) {}
