package io.matchday.training;

/** Hears how fitting goes. */
@FunctionalInterface
public interface TrainingProgress {

  /** Hears nothing. */
  TrainingProgress NONE = (round, most, logLoss) -> {};

  /**
   * Called after each round, on the fitting thread.
   *
   * @param round rounds done, from 1
   * @param most rounds at most; fitting usually stops before
   * @param logLoss log loss on the stopping slice after this round
   */
  void afterRound(int round, int most, double logLoss);

  /**
   * Called after each candidate of a search for settings, on the fitting thread.
   *
   * @param candidate candidates tried, from 1
   * @param budget candidates to try
   * @param logLoss the least so far
   */
  default void afterCandidate(int candidate, int budget, double logLoss) {
    // Rounds are enough for whoever does not tune.
  }
}
