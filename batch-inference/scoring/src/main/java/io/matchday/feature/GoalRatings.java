package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Attack and defence of every team, learned match by match: the goals of a side are Poisson with
 * mean {@code exp(rate + advantage/2 + its attack - the other's defence)}, minus half the advantage
 * for the away side, none on neutral ground. Rate and advantage are the competition's.
 *
 * <p>Each strength is a mean and a variance. A match moves both by the extended Kalman filter for a
 * Poisson observation (Fahrmeir 1992; Durbin and Koopman 2012, chapter 10): with prior variance
 * {@code v} of the log rate and {@code m} goals expected, the gain is {@code v / (v +
 * dispersion/m)} of the relative surprise {@code (goals - m) / m}, shared by the variances of the
 * two strengths. Between matches variances grow with the days; between seasons of a league
 * strengths are drawn to its level. One scale holds for all competitions: a team takes its
 * strengths along, and one that moves to another league is drawn to what newcomers there proved to
 * be worth.
 */
final class GoalRatings implements FeatureFamily {

  private static final List<String> STRENGTHS =
      List.of(
          "home_attack",
          "home_defence",
          "away_attack",
          "away_defence",
          "home_strength_variance",
          "away_strength_variance",
          "competition_goal_rate",
          "competition_home_advantage",
          "competition_level");
  private static final List<String> FORECAST =
      List.of(
          "home_expected_goals",
          "away_expected_goals",
          "diff_expected_goals",
          "home_log_odds",
          "away_log_odds");
  private static final List<String> PROBABILITIES =
      List.of("home_win_probability", "draw_probability", "away_win_probability");

  private final GoalStrengths strengths;
  private final List<String> names;
  private final boolean whole;

  private GoalRatings(GoalStrengths strengths, String suffix, boolean whole) {
    this.strengths = strengths;
    this.whole = whole;
    List<String> plain = new ArrayList<>(FORECAST);
    if (whole) {
      plain.addAll(STRENGTHS);
      plain.addAll(PROBABILITIES);
    }
    this.names = plain.stream().map(name -> name + suffix).toList();
  }

  /** Learned from goals and, where shots were counted, chances; with all that is known. */
  static GoalRatings fromChances() {
    return new GoalRatings(
        new GoalStrengths(GoalEvidence.GOALS_AND_CHANCES, UnaryOperator.identity()), "", true);
  }

  /** Learned from goals alone; only the forecast. */
  static GoalRatings fromGoals() {
    return new GoalRatings(
        new GoalStrengths(GoalEvidence.GOALS, UnaryOperator.identity()), "_by_goals", false);
  }

  /** As {@link #fromChances} with strengths that move slowly; only the forecast. */
  static GoalRatings slow() {
    return new GoalRatings(
        new GoalStrengths(GoalEvidence.GOALS_AND_CHANCES, GoalConstants::slow), "_slow", false);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    strengths.look(at);
    GoalForecast forecast = GoalForecast.of(strengths.homeRate(), strengths.awayRate());
    GoalStrengths.View home = strengths.home();
    GoalStrengths.View away = strengths.away();
    int both = Math.min(home.matches, away.matches);
    sink.put(forecast.homeGoals(), both);
    sink.put(forecast.awayGoals(), both);
    sink.put(forecast.homeGoals() - forecast.awayGoals(), both);
    sink.put(forecast.homeLogOdds(), both);
    sink.put(forecast.awayLogOdds(), both);
    if (whole) {
      describeStrengths(at, sink);
      sink.put(forecast.home(), both);
      sink.put(forecast.draw(), both);
      sink.put(forecast.away(), both);
    }
  }

  private void describeStrengths(NumberedFixture at, FeatureSink sink) {
    GoalStrengths.View home = strengths.home();
    GoalStrengths.View away = strengths.away();
    sink.put(home.attack, home.matches);
    sink.put(home.defence, home.matches);
    sink.put(away.attack, away.matches);
    sink.put(away.defence, away.matches);
    sink.put(home.attackVariance + home.defenceVariance, home.matches);
    sink.put(away.attackVariance + away.defenceVariance, away.matches);
    GoalLevel level = strengths.level(at);
    sink.put(level.rate(), level.matches());
    sink.put(strengths.advantage(at, level), level.matches());
    sink.put(level.attack() + level.defence(), level.matches());
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    strengths.takeIn(at, match);
  }

  @Override
  public void keep(Tape tape) {
    strengths.keep(tape);
  }
}
