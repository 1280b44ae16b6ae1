package io.matchday.storage.publication;

/**
 * What a run has written, looked at as a whole.
 *
 * @param shares the shares of the outcomes, and how many predictions there are; with unsound ones
 *     among them the shares mean nothing
 * @param unsound how many predictions are no distribution: a probability outside 0 to 1, or a sum
 *     that is not 1 within one in a million
 */
public record WrittenRun(OutcomeShares shares, long unsound) {

  /** How far from 1 the sum of three probabilities may be. */
  static final double TOLERANCE = 0.000001;
}
