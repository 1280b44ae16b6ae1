package io.matchday.feature;

/**
 * The constants of {@link GoalRatings} for one kind of competition. Variances and steps are those
 * of logarithms of goal rates.
 *
 * @param startVariance of a strength nobody has seen yet
 * @param dailyVariance by which a strength may have moved for each day since the latest match
 * @param mostDays a longer break counts as this many days
 * @param breakVariance by which it may have moved between two seasons
 * @param breakPull share of the way to the competition's level it is drawn between two seasons
 * @param dispersion variance of the goals of a side over their mean; 1 is Poisson's
 * @param mostGoals a side's goals beyond this count as this many
 * @param rateStep by which one match moves the competition's rate of goals
 * @param advantageStep by which one match moves the competition's home advantage
 * @param friendlyWeight what a friendly tells, in shares of another match
 */
record GoalConstants(
    double startVariance,
    double dailyVariance,
    double mostDays,
    double breakVariance,
    double breakPull,
    double dispersion,
    double mostGoals,
    double rateStep,
    double advantageStep,
    double friendlyWeight) {

  /** Of leagues; measured, see {@code docs/model.md}. */
  static final GoalConstants LEAGUE =
      new GoalConstants(0.0366, 3e-5, 60, 0.005, 0.125, 0.72, 8, 0.001, 0.0006, 1);

  /** Of cups and national teams. */
  static final GoalConstants TOURNAMENT =
      new GoalConstants(0.98, 4e-5, 1200, 0.004, 0, 1.15, 6, 0.0064, 0.0048, 0.78);

  /** The same for strengths that move more slowly. */
  GoalConstants slow() {
    return new GoalConstants(
        startVariance,
        dailyVariance / 6,
        mostDays,
        breakVariance * 0.4,
        breakPull,
        dispersion,
        mostGoals,
        rateStep,
        advantageStep,
        friendlyWeight);
  }

  static GoalConstants of(CompetitionKind kind) {
    return switch (kind) {
      case LEAGUE -> LEAGUE;
      case TOURNAMENT -> TOURNAMENT;
    };
  }
}
