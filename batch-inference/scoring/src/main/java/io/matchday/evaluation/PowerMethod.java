package io.matchday.evaluation;

import io.matchday.prediction.Probabilities;

/**
 * Odds without their margin by the power method: the inverse of each is raised to one power k, such
 * that the three sum to 1 (Clarke, Kovalchik and Ingram 2017, "Adjusting bookmaker's odds to allow
 * for overround"). Long shots lose more than favourites, in proportion, and none leaves 0 to 1.
 */
public final class PowerMethod {

  private static final int MOST_STEPS = 100;
  private static final double PRECISION = 1e-14;

  private PowerMethod() {}

  /** The probabilities that these odds imply. */
  public static Probabilities probabilities(Odds odds) {
    double k = exponent(odds);
    double home = Math.pow(odds.home(), -k);
    double draw = Math.pow(odds.draw(), -k);
    double away = Math.pow(odds.away(), -k);
    double sum = home + draw + away;
    return new Probabilities(home / sum, draw / sum, away / sum);
  }

  /**
   * The power k: more than 1 when there is a margin to remove.
   *
   * <p>The sum falls with k and is convex in it, so from the left of the root Newton's steps never
   * pass it.
   */
  static double exponent(Odds odds) {
    double[] logs = {Math.log(odds.home()), Math.log(odds.draw()), Math.log(odds.away())};
    double k = odds.booksum() >= 1 ? 1 : 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = -1;
      double slope = 0;
      for (double log : logs) {
        double term = Math.exp(-k * log);
        excess += term;
        slope -= log * term;
      }
      if (Math.abs(excess) < PRECISION) {
        break;
      }
      k -= excess / slope;
    }
    return k;
  }
}
