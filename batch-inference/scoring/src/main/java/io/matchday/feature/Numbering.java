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
  private final ByNumber<Latest> latest = new ByNumber<>(Latest::new);

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
        Math.toIntExact(fixture.date().toEpochDay()),
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
    countSide(at.home(), at);
    countSide(at.away(), at);
  }

  private void countSide(int team, NumberedFixture at) {
    Counts here = counts.get(at.competition());
    here.sides++;
    Latest before = latest.get(team);
    if (before.competition != at.competition() || before.season != at.season()) {
      before.competition = at.competition();
      before.season = at.season();
      here.countSeason(team, at.season());
    }
  }

  /** Keeps the numbers and the counts. */
  void keep(Tape tape) {
    tape.entries(
        teams,
        Map.entry(new TeamId(1), 0),
        team -> new TeamId(tape.large(team.value())),
        tape::whole);
    tape.entries(competitions, Map.entry(Competition.NONE, 0), c -> c.kept(tape), tape::whole);
    tape.entries(seasons, Map.entry("", 0), tape::text, tape::whole);
    int size = tape.whole(counts.size());
    for (int i = 0; i < size; i++) {
      Importance importance = i < counts.size() ? counts.get(i).importance : Importance.ORDINARY;
      Importance kept = Importance.ofDegree(tape.whole(importance.degree()));
      if (i == counts.size()) {
        counts.add(new Counts(kept));
      }
      counts.get(i).keep(tape);
    }
    latest.keep(tape, Latest::keep);
  }

  /** Where a team played its latest match; most of its next ones are there too. */
  private static final class Latest {

    private int competition = -1;
    private int season = -1;

    void keep(Tape tape) {
      competition = tape.whole(competition);
      season = tape.whole(season);
    }
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

    private void keep(Tape tape) {
      tape.entries(latestSeasons, Map.entry(0, 0), tape::whole, tape::whole);
      sides = tape.large(sides);
      teamSeasons = tape.large(teamSeasons);
    }

    private void countSeason(int team, int season) {
      Integer before = latestSeasons.put(team, season);
      if (before == null || before != season) {
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
