package io.matchday.match;

/**
 * The goals of a played match.
 *
 * @param home goals of the home team, 0 to {@link #MAX_GOALS}
 * @param away goals of the away team, 0 to {@link #MAX_GOALS}
 */
public record Score(int home, int away) {

  /**
   * The most goals of one side that are believed; the record in a real match is 149 by own goals.
   */
  public static final int MAX_GOALS = 60;

  /** Refuses negative and absurd scores. */
  public Score {
    if (home < 0 || away < 0 || home > MAX_GOALS || away > MAX_GOALS) {
      throw new IllegalArgumentException(
          "score " + home + "-" + away + " is not within 0.." + MAX_GOALS);
    }
  }

  /** Who won. */
  public Outcome outcome() {
    if (home == away) {
      return Outcome.DRAW;
    }
    return home > away ? Outcome.HOME : Outcome.AWAY;
  }
}
