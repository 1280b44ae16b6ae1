package io.matchday.evaluation;

/**
 * Decimal odds of a bookmaker on the three outcomes of one match. Their inverses sum to more than 1
 * by the bookmaker's margin.
 *
 * @param home what is paid back for 1 on a home win, more than 1
 * @param draw the same on a draw
 * @param away the same on an away win
 */
public record Odds(double home, double draw, double away) {

  /** Refuses what cannot be odds: 1 or less, infinite or NaN. */
  public Odds {
    if (!(areOdds(home) && areOdds(draw) && areOdds(away))) {
      throw new IllegalArgumentException("not odds: " + home + ", " + draw + ", " + away);
    }
  }

  /** Whether this can be odds: a finite number greater than 1. */
  public static boolean areOdds(double number) {
    return number > 1 && number <= Double.MAX_VALUE;
  }

  /**
   * The sum of the inverses: 1 and the margin; below 1 when the best of several books are mixed.
   */
  public double booksum() {
    return 1 / home + 1 / draw + 1 / away;
  }
}
