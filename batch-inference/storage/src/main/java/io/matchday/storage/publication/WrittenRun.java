package io.matchday.storage.publication;

/**
 * What a run has written, looked at as a whole.
 *
 * @param shares the shares of the outcomes, and how many predictions there are
 * @param unsound how many predictions are no distribution: a probability outside 0 to 1, or a sum
 *     that is not 1 within one in a million
 */
public record WrittenRun(OutcomeShares shares, long unsound) {}
