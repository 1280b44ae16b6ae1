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
}
