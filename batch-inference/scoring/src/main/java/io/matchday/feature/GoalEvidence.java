package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.Shots;

/** What of a match {@link GoalRatings} learn from. */
enum GoalEvidence {
  /** The goals. */
  GOALS,
  /**
   * Half the goals and half the chances, where shots were counted; the goals elsewhere. Chances are
   * the goals to be expected of the shots: {@value #ON_TARGET} of one on target, {@value
   * #OFF_TARGET} of another, about what a regression of goals on both gives.
   */
  GOALS_AND_CHANCES;

  private static final double ON_TARGET = 0.30;
  private static final double OFF_TARGET = 0.04;
  private static final double CHANCES_SHARE = 0.5;

  /** Goals and chances together vary less than goals. */
  private static final double DISPERSION_WITH_CHANCES = 0.5;

  /** Goals as the ratings count them, and how much they vary. */
  record Seen(double home, double away, double dispersion) {}

  Seen in(PlayedMatch match, GoalConstants constants) {
    Score score = match.score();
    double home = Math.min(score.home(), constants.mostGoals());
    double away = Math.min(score.away(), constants.mostGoals());
    if (this == GOALS || match.shots().isEmpty()) {
      return new Seen(home, away, constants.dispersion());
    }
    Shots shots = match.shots().get();
    return new Seen(
        blend(home, chances(shots.home(), shots.homeOnTarget())),
        blend(away, chances(shots.away(), shots.awayOnTarget())),
        Math.min(DISPERSION_WITH_CHANCES, constants.dispersion()));
  }

  private static double chances(int shots, int onTarget) {
    return OFF_TARGET * (shots - onTarget) + ON_TARGET * onTarget;
  }

  private static double blend(double goals, double chances) {
    return (1 - CHANCES_SHARE) * goals + CHANCES_SHARE * chances;
  }
}
