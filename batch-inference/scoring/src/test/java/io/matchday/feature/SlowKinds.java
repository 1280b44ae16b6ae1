package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.TeamId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which competitions are leagues, counted plainly: as of the day before, since a whole day counts
 * at once.
 */
final class SlowKinds {

  private final Map<String, Integer> sides = new HashMap<>();
  private final Map<String, Set<String>> teamSeasons = new HashMap<>();
  private final Map<String, Boolean> leagues = new HashMap<>();
  private long day = Long.MIN_VALUE;

  /** Whether the competition was a league at the end of the day before the fixture. */
  boolean isLeague(Fixture fixture) {
    closeDayBefore(fixture);
    return leagues.getOrDefault(competition(fixture), false);
  }

  void play(Fixture fixture) {
    closeDayBefore(fixture);
    String competition = competition(fixture);
    for (TeamId team : Set.of(fixture.home(), fixture.away())) {
      sides.merge(competition, 1, Integer::sum);
      teamSeasons
          .computeIfAbsent(competition, absent -> new HashSet<>())
          .add(team + " in " + fixture.season());
    }
  }

  private void closeDayBefore(Fixture fixture) {
    long today = fixture.date().toEpochDay();
    if (today > day) {
      sides.forEach(
          (competition, count) ->
              leagues.put(competition, count >= 10 * teamSeasons.get(competition).size()));
      day = today;
    }
  }

  static String competition(Fixture fixture) {
    return fixture.competition() + "/" + fixture.sex();
  }
}
