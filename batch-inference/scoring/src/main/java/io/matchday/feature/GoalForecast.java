package io.matchday.feature;

/**
 * What two independent Poisson numbers of goals say of a match (Maher 1982): the probabilities of
 * its outcomes, by adding up those of the scores. The correction of low scores by Dixon and Coles
 * (1997) is left out: it measured below 0.0001 of log loss, see {@code docs/model.md}.
 *
 * @param homeGoals expected goals of the home side, {@value #LEAST} to {@value #MOST}
 * @param awayGoals expected goals of the away side
 * @param home probability of a home win
 * @param draw probability of a draw
 * @param away probability of an away win
 */
record GoalForecast(double homeGoals, double awayGoals, double home, double draw, double away) {

  static final double LEAST = 0.02;
  static final double MOST = 10;

  /** Neither side scores more; at ten goals expected, one match in 10 million would. */
  private static final int GOALS = 32;

  /** No outcome is less probable, so that logarithms stay small. */
  private static final double FLOOR = 1e-6;

  /** The forecast for these goals expected, each brought between the bounds first. */
  static GoalForecast of(double homeRate, double awayRate) {
    double homeGoals = Math.max(LEAST, Math.min(MOST, homeRate));
    double awayGoals = Math.max(LEAST, Math.min(MOST, awayRate));
    double ofHome = StrictMath.exp(-homeGoals);
    double ofAway = StrictMath.exp(-awayGoals);
    double most = Math.max(homeGoals, awayGoals);
    double awayBelow = 0;
    double home = 0;
    double draw = 0;
    for (int goals = 0; goals <= GOALS; goals++) {
      home += ofHome * awayBelow;
      draw += ofHome * ofAway;
      awayBelow += ofAway;
      ofHome *= homeGoals / (goals + 1);
      ofAway *= awayGoals / (goals + 1);
      if (goals >= most && home + ofHome == home && draw + ofHome * ofAway == draw) {
        break; // The terms only shrink from here on: none of them would change a bit.
      }
    }
    return new GoalForecast(
        homeGoals,
        awayGoals,
        Math.max(FLOOR, home),
        Math.max(FLOOR, draw),
        Math.max(FLOOR, 1 - home - draw));
  }

  /** The logarithm of how many times more probable a home win is than a draw. */
  double homeLogOdds() {
    return StrictMath.log(home / draw);
  }

  /** The logarithm of how many times more probable an away win is than a draw. */
  double awayLogOdds() {
    return StrictMath.log(away / draw);
  }
}
