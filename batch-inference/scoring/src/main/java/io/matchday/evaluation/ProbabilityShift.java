package io.matchday.evaluation;

/**
 * How far the mean probabilities of a run lie from those over the training window: run minus
 * window.
 *
 * @param home of a home win
 * @param draw of a draw
 * @param away of an away win
 */
public record ProbabilityShift(double home, double draw, double away) {}
