package io.matchday.storage.publication;

/**
 * The shares of the outcomes in a run of predictions.
 *
 * @param predictions how many predictions it holds; with none the rest means nothing
 * @param home the home wins
 * @param draw the draws
 * @param away the away wins
 */
public record OutcomeShares(long predictions, Spread home, Spread draw, Spread away) {}
