package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.Outcome;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Shots;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attack and defence, pi-ratings, rates of competitions and shots, from the earlier matches. */
final class SlowRatings {

  private static final List<String> SHOTS =
      List.of("shots_for", "shots_against", "shots_on_target_for", "shots_on_target_against");

  private final Fixture fixture;
  private final List<PlayedMatch> before;
  private final SlowValues values;

  SlowRatings(Fixture fixture, List<PlayedMatch> before, SlowValues values) {
    this.fixture = fixture;
    this.before = before;
    this.values = values;
  }

  void putAll() {
    SlowGoals fromChances = goals(new SlowGoals(true, false));
    forecast("", fromChances);
    strengths(fromChances);
    forecast("_by_goals", goals(new SlowGoals(false, false)));
    forecast("_slow", goals(new SlowGoals(true, true)));
    pi();
    rates();
    SHOTS.forEach(this::shots);
  }

  private SlowGoals goals(SlowGoals goals) {
    before.forEach(goals::play);
    return goals;
  }

  private void forecast(String suffix, SlowGoals goals) {
    double[] expected = goals.expected(fixture);
    double home = Math.max(0.02, Math.min(10, expected[0]));
    double away = Math.max(0.02, Math.min(10, expected[1]));
    int both = Math.min(goals.matches(fixture.home()), goals.matches(fixture.away()));
    values.put("home_expected_goals" + suffix, home, both);
    values.put("away_expected_goals" + suffix, away, both);
    values.put("diff_expected_goals" + suffix, home - away, both);
    double[] probabilities = probabilities(home, away);
    values.put("home_log_odds" + suffix, StrictMath.log(probabilities[0] / probabilities[1]), both);
    values.put("away_log_odds" + suffix, StrictMath.log(probabilities[2] / probabilities[1]), both);
    if (suffix.isEmpty()) {
      values.put("home_win_probability", probabilities[0], both);
      values.put("draw_probability", probabilities[1], both);
      values.put("away_win_probability", probabilities[2], both);
    }
  }

  /** Of every score up to 32 goals a side; none below one in a million. */
  private static double[] probabilities(double homeGoals, double awayGoals) {
    double ofHome = StrictMath.exp(-homeGoals);
    double ofAway = StrictMath.exp(-awayGoals);
    double fewer = 0;
    double home = 0;
    double draw = 0;
    for (int goals = 0; goals <= 32; goals++) {
      home += ofHome * fewer;
      draw += ofHome * ofAway;
      fewer += ofAway;
      ofHome *= homeGoals / (goals + 1);
      ofAway *= awayGoals / (goals + 1);
    }
    return new double[] {
      Math.max(1e-6, home), Math.max(1e-6, draw), Math.max(1e-6, 1 - home - draw)
    };
  }

  private void strengths(SlowGoals goals) {
    double[] home = goals.before(fixture.home(), fixture);
    double[] away = goals.before(fixture.away(), fixture);
    int ofHome = goals.matches(fixture.home());
    int ofAway = goals.matches(fixture.away());
    values.put("home_attack", home[0], ofHome);
    values.put("home_defence", home[1], ofHome);
    values.put("away_attack", away[0], ofAway);
    values.put("away_defence", away[1], ofAway);
    values.put("home_strength_variance", home[2] + home[3], ofHome);
    values.put("away_strength_variance", away[2] + away[3], ofAway);
    values.put("competition_goal_rate", goals.goalRate(fixture), goals.matchesIn(fixture));
    values.put("competition_home_advantage", goals.advantage(fixture), goals.matchesIn(fixture));
    values.put("competition_level", goals.level(fixture), goals.matchesIn(fixture));
  }

  private void pi() {
    Map<TeamId, Double> atHome = new HashMap<>();
    Map<TeamId, Double> onTheRoad = new HashMap<>();
    for (PlayedMatch match : before) {
      TeamId home = match.fixture().home();
      TeamId away = match.fixture().away();
      double expected =
          goalsOf(atHome.getOrDefault(home, 0.0)) - goalsOf(onTheRoad.getOrDefault(away, 0.0));
      double error = match.score().home() - match.score().away() - expected;
      double step = 0.035 * 3 * StrictMath.log10(1 + Math.abs(error)) * (error > 0 ? 1 : -1);
      atHome.merge(home, bounded(step), (old, add) -> bounded(old + step));
      onTheRoad.merge(home, bounded(0.7 * step), (old, add) -> bounded(old + 0.7 * step));
      atHome.merge(away, bounded(-0.7 * step), (old, add) -> bounded(old - 0.7 * step));
      onTheRoad.merge(away, bounded(-step), (old, add) -> bounded(old - step));
    }
    double home = atHome.getOrDefault(fixture.home(), 0.0);
    double away = onTheRoad.getOrDefault(fixture.away(), 0.0);
    int ofHome = count(fixture.home());
    int ofAway = count(fixture.away());
    values.put("home_pi_rating", home, ofHome);
    values.put("away_pi_rating", away, ofAway);
    values.put(
        "pi_expected_goal_difference", goalsOf(home) - goalsOf(away), Math.min(ofHome, ofAway));
  }

  private static double goalsOf(double rating) {
    return Math.signum(rating) * (StrictMath.pow(10, Math.abs(rating) / 3) - 1);
  }

  private static double bounded(double rating) {
    return Math.max(-3.2, Math.min(3.2, rating));
  }

  private int count(TeamId team) {
    return (int) before.stream().filter(match -> SlowFeatures.plays(match, team)).count();
  }

  private void rates() {
    List<PlayedMatch> atHome = before.stream().filter(m -> !m.fixture().neutral()).toList();
    List<PlayedMatch> here = atHome.stream().filter(this::sameCompetition).toList();
    double[] rates = {0.45, 0.26, 2.6};
    for (int i = 0; i < here.size(); i++) {
      PlayedMatch match = here.get(i);
      double step = Math.max(0.004, 1.0 / (60 + i + 1));
      rates[0] += step * ((match.outcome() == Outcome.HOME ? 1 : 0) - rates[0]);
      rates[1] += step * ((match.outcome() == Outcome.DRAW ? 1 : 0) - rates[1]);
      rates[2] += step * (match.score().home() + match.score().away() - rates[2]);
    }
    double lately = 0.45;
    for (PlayedMatch match : atHome) {
      lately += 0.001 * ((match.outcome() == Outcome.HOME ? 1 : 0) - lately);
    }
    values.put("competition_home_win_rate", rates[0], here.size());
    values.put("competition_draw_rate", rates[1], here.size());
    values.put("competition_goals_mean", rates[2], here.size());
    values.put("home_win_rate_lately", lately, atHome.size());
  }

  private boolean sameCompetition(PlayedMatch match) {
    return SlowKinds.competition(match.fixture()).equals(SlowKinds.competition(fixture));
  }

  private void shots(String metric) {
    List<Integer> home = shots(metric, fixture.home());
    List<Integer> away = shots(metric, fixture.away());
    values.putSides(metric + "_weighted_mean", mean(home), home.size(), mean(away), away.size());
  }

  private List<Integer> shots(String metric, TeamId team) {
    return before.stream()
        .filter(match -> SlowFeatures.plays(match, team) && match.shots().isPresent())
        .map(
            match ->
                shots(metric, match.shots().orElseThrow(), match.fixture().home().equals(team)))
        .toList();
  }

  private static int shots(String metric, Shots shots, boolean host) {
    boolean ofHome = host == metric.endsWith("for");
    if (metric.contains("target")) {
      return ofHome ? shots.homeOnTarget() : shots.awayOnTarget();
    }
    return ofHome ? shots.home() : shots.away();
  }

  private static double mean(List<Integer> counts) {
    double mean = 0;
    for (int i = 0; i < counts.size(); i++) {
      mean += Math.max(0.08, 1.0 / (i + 1)) * (counts.get(i) - mean);
    }
    return counts.isEmpty() ? Double.NaN : mean;
  }
}
