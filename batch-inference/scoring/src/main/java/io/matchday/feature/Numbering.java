package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.TeamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers teams, competitions and seasons in the order they come by, and counts what tells a league
 * from a tournament. Grows with teams and with teams in a competition, never with matches.
 */
final class Numbering {

  /** Matches of a team in a season, on average, from which a competition is a league. */
  static final int LEAGUE_MATCHES = 10;

  private final Map<TeamId, Integer> teams = new HashMap<>();
  private final Map<Competition, Integer> competitions = new HashMap<>();
  private final Map<String, Integer> seasons = new HashMap<>();
  private final List<Counts> counts = new ArrayList<>();

  /** The fixture with its numbers; new ones are given to what was never seen. */
  NumberedFixture number(Fixture fixture) {
    int competition = numberOf(Competition.of(fixture), competitions);
    if (competition == counts.size()) {
      counts.add(new Counts(Importance.of(fixture.competition())));
    }
    return new NumberedFixture(
        fixture,
        numberOf(fixture.home(), teams),
        numberOf(fixture.away(), teams),
        competition,
        numberOf(fixture.season(), seasons),
        counts.get(competition).kind(),
        counts.get(competition).importance);
  }

  private static <T> int numberOf(T thing, Map<T, Integer> numbers) {
    Integer number = numbers.get(thing);
    if (number == null) {
      number = numbers.size();
      numbers.put(thing, number);
    }
    return number;
  }

  /** Counts a match that was played. */
  void takeIn(NumberedFixture at) {
    counts.get(at.competition()).count(at);
  }

  /** Matches of one competition, and teams in it, each counted once a season. */
  private static final class Counts {

    private final Importance importance;
    private final Map<Integer, Integer> latestSeasons = new HashMap<>();
    private long sides;
    private long teamSeasons;

    Counts(Importance importance) {
      this.importance = importance;
    }

    void count(NumberedFixture at) {
      countSide(at.home(), at.season());
      countSide(at.away(), at.season());
    }

    private void countSide(int team, int season) {
      sides++;
      Integer before = latestSeasons.get(team);
      if (before == null || before != season) {
        latestSeasons.put(team, season);
        teamSeasons++;
      }
    }

    CompetitionKind kind() {
      return teamSeasons > 0 && sides >= LEAGUE_MATCHES * teamSeasons
          ? CompetitionKind.LEAGUE
          : CompetitionKind.TOURNAMENT;
    }
  }
}
