package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.Map;

/** Elo written out once more, one map for each thing it remembers. */
final class SlowElo {

  private final EloConstants c;

  private final Map<TeamId, Double> rating = new HashMap<>();
  private final Map<TeamId, Integer> matches = new HashMap<>();
  private final Map<String, Double> level = new HashMap<>();
  private final Map<String, Long> firstDay = new HashMap<>();

  SlowElo(EloConstants constants) {
    this.c = constants;
  }

  double rating(TeamId team, Fixture fixture) {
    if (rating.containsKey(team)) {
      return rating.get(team);
    }
    String competition = competition(fixture);
    if (!level.containsKey(competition)) {
      return 1500;
    }
    boolean later = fixture.date().toEpochDay() - firstDay.get(competition) > 200;
    return level.get(competition) - (later ? c.newcomerGap() : 0);
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
    double expected = expected(fixture);
    int goals = match.score().home() - match.score().away();
    double result = goals > 0 ? 1 : goals == 0 ? 0.5 : 0;
    double margin = StrictMath.pow(Math.max(1, Math.abs(goals)), c.marginExponent());
    double weight = fixture.competition().contains("Friendly") ? c.friendlyWeight() : 1;
    double gain = (result - expected) * margin * weight;
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

  /** The score expected of the home side. */
  double expected(Fixture fixture) {
    double lead =
        rating(fixture.home(), fixture)
            - rating(fixture.away(), fixture)
            + (fixture.neutral() ? 0 : c.homeAdvantage());
    return 1 / (1 + StrictMath.pow(10, -lead / 400));
  }

  private double stake(TeamId team) {
    return c.k() * (matches(team) < 30 ? 1 + c.newcomerBoost() : 1);
  }

  private static String competition(Fixture fixture) {
    return fixture.competition() + "/" + fixture.sex();
  }
}
