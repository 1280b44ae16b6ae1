package io.matchday.prediction;

import io.matchday.match.Outcome;

/**
 * The probabilities of the three outcomes of one match.
 *
 * @param home of a home win, 0 to 1
 * @param draw of a draw, 0 to 1
 * @param away of an away win, 0 to 1
 */
public record Probabilities(double home, double draw, double away) {

  /** How far the sum may be from 1. */
  public static final double TOLERANCE = 1e-6;

  /** Refuses what is no distribution: out of 0..1, NaN, or a sum away from 1. */
  public Probabilities {
    if (!(home >= 0 && draw >= 0 && away >= 0)
        || !(Math.abs(home + draw + away - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("not a distribution: " + home + ", " + draw + ", " + away);
    }
  }

  /** The probability of one outcome. */
  public double of(Outcome outcome) {
    return switch (outcome) {
      case HOME -> home;
      case DRAW -> draw;
      case AWAY -> away;
    };
  }

  /** The most probable outcome; the earlier one in the order home, draw, away on a tie. */
  public Outcome predicted() {
    if (home >= draw && home >= away) {
      return Outcome.HOME;
    }
    return draw >= away ? Outcome.DRAW : Outcome.AWAY;
  }
}
