package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.Map;

/** Elo written out once more, one map for each thing it remembers. */
final class SlowElo {

  private static final EloConstants C = EloConstants.MEASURED;

  private final Map<TeamId, Double> rating = new HashMap<>();
  private final Map<TeamId, Integer> matches = new HashMap<>();
  private final Map<String, Double> level = new HashMap<>();
  private final Map<String, Long> firstDay = new HashMap<>();

  double rating(TeamId team, Fixture fixture) {
    if (rating.containsKey(team)) {
      return rating.get(team);
    }
    String competition = competition(fixture);
    if (!level.containsKey(competition)) {
      return 1500;
    }
    boolean later = fixture.date().toEpochDay() - firstDay.get(competition) > 200;
    return level.get(competition) - (later ? C.newcomerGap() : 0);
  }

  int matches(TeamId team) {
    return matches.getOrDefault(team, 0);
  }

  void play(PlayedMatch match) {
    Fixture fixture = match.fixture();
    TeamId home = fixture.home();
    TeamId away = fixture.away();
    double ofHome = rating(home, fixture);
    double ofAway = rating(away, fixture);
    double lead = ofHome - ofAway + (fixture.neutral() ? 0 : C.homeAdvantage());
    double expected = 1 / (1 + StrictMath.pow(10, -lead / 400));
    int goals = match.score().home() - match.score().away();
    double result = goals > 0 ? 1 : goals == 0 ? 0.5 : 0;
    double margin = StrictMath.pow(Math.max(1, Math.abs(goals)), C.marginExponent());
    double gain = (result - expected) * margin;
    double newOfHome = ofHome + stake(home) * gain;
    double newOfAway = ofAway - stake(away) * gain;
    rating.put(home, newOfHome);
    rating.put(away, newOfAway);
    matches.merge(home, 1, Integer::sum);
    matches.merge(away, 1, Integer::sum);
    String competition = competition(fixture);
    double mean = (ofHome + ofAway) / 2;
    level.merge(competition, mean, (old, now) -> old + 0.01 * (now - old));
    firstDay.putIfAbsent(competition, fixture.date().toEpochDay());
  }

  private double stake(TeamId team) {
    return C.k() * (matches(team) < 30 ? 1 + C.newcomerBoost() : 1);
  }

  private static String competition(Fixture fixture) {
    return fixture.competition() + "/" + fixture.sex();
  }
}
