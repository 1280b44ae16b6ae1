package io.matchday.evaluation;

import io.matchday.prediction.Probabilities;

/**
 * Odds without their margin by Shin's method: a share z of the bets is taken to come from people
 * who know the outcome, and the bookmaker to quote so as to earn the most against them (Shin 1992,
 * 1993). With r an inverse of odds and R the sum of the three, the probability is {@code (sqrt(z^2
 * + 4 (1 - z) r^2 / R) - z) / (2 (1 - z))}, and z is where the three sum to 1 (Jullien and Salanie
 * 1994; Strumbelj 2014).
 */
public final class ShinMethod {

  /** Halvings of 0 to 1: as far as a double goes. */
  private static final int HALVINGS = 54;

  private ShinMethod() {}

  /** The probabilities that these odds imply; without a margin, the inverse odds in proportion. */
  public static Probabilities probabilities(Odds odds) {
    double z = insiders(odds);
    double home = probability(1 / odds.home(), odds.booksum(), z);
    double draw = probability(1 / odds.draw(), odds.booksum(), z);
    double away = probability(1 / odds.away(), odds.booksum(), z);
    double sum = home + draw + away;
    return new Probabilities(home / sum, draw / sum, away / sum);
  }

  /** The share z, 0 to 1; 0 when there is no margin to explain. The sum falls with z. */
  static double insiders(Odds odds) {
    double booksum = odds.booksum();
    double below = 0;
    double above = 1;
    for (int halving = 0; halving < HALVINGS && booksum > 1; halving++) {
      double z = (below + above) / 2;
      double sum =
          probability(1 / odds.home(), booksum, z)
              + probability(1 / odds.draw(), booksum, z)
              + probability(1 / odds.away(), booksum, z);
      if (sum > 1) {
        below = z;
      } else {
        above = z;
      }
    }
    return below;
  }

  private static double probability(double inverse, double booksum, double z) {
    double root = Math.sqrt(z * z + 4 * (1 - z) * inverse * inverse / booksum);
    return (root - z) / (2 * (1 - z));
  }
}
