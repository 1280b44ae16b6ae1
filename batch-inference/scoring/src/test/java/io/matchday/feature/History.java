package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.Shots;
import io.matchday.match.SimulatedLeagues;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A generated past with what makes features err: neutral ground, matches never played, teams that
 * play twice on a day, women and men, promoted teams, teams that change leagues, shots counted now
 * and then, and national teams that seldom meet.
 *
 * @param matches by date, with a score each
 * @param unplayed those whose score is to be ignored
 */
record History(List<PlayedMatch> matches, Set<MatchId> unplayed) {

  static History generated(long seed) {
    Random random = new Random(seed);
    List<PlayedMatch> matches = new ArrayList<>();
    Set<MatchId> unplayed = new HashSet<>();
    for (PlayedMatch match : SimulatedLeagues.of(seed, 2020, 3).played()) {
      Fixture fixture = match.fixture();
      // In every seventh week all matches fall on one Saturday.
      long week = Math.floorDiv(fixture.date().toEpochDay(), 7L);
      boolean crowded = week % 7 == 0;
      LocalDate date = crowded ? LocalDate.ofEpochDay(week * 7 + 2) : fixture.date();
      if (week % 7 == 1) {
        date = LocalDate.ofEpochDay((week - 1) * 7 + 2);
      }
      boolean neutral = random.nextInt(9) == 0;
      matches.add(
          new PlayedMatch(
              moved(fixture, date, neutral), match.score(), shots(match.score(), random)));
      if (random.nextInt(25) == 0) {
        unplayed.add(fixture.id());
      }
    }
    NationalTeams.addTo(matches, random);
    return new History(inDateOrder(matches), unplayed);
  }

  /** Counted in two matches of three. */
  private static Optional<Shots> shots(Score score, Random random) {
    if (random.nextInt(3) == 0) {
      return Optional.empty();
    }
    int home = score.home() + random.nextInt(5);
    int away = score.away() + random.nextInt(5);
    return Optional.of(new Shots(home + random.nextInt(9), away + random.nextInt(9), home, away));
  }

  private static Fixture moved(Fixture fixture, LocalDate date, boolean neutral) {
    boolean swapped = fixture.season().compareTo("2021") > 0;
    return new Fixture(
        fixture.id(),
        fixture.competition(),
        fixture.season(),
        date,
        fixture.kickOff(),
        swapped ? afterSwap(fixture.home()) : fixture.home(),
        swapped ? afterSwap(fixture.away()) : fixture.away(),
        neutral,
        fixture.sex(),
        fixture.country());
  }

  /** From the second season on, the teams 1 to 8 change places with 9 to 16, league or not. */
  private static TeamId afterSwap(TeamId team) {
    long number = team.value();
    return number > 16 ? team : new TeamId(number > 8 ? number - 8 : number + 8);
  }

  private static List<PlayedMatch> inDateOrder(List<PlayedMatch> matches) {
    return matches.stream()
        .sorted(
            Comparator.comparing((PlayedMatch match) -> match.fixture().date())
                .thenComparing(match -> match.fixture().id()))
        .toList();
  }

  /** Another past from this date on: all scores drawn anew, other matches left unplayed. */
  History scrambledFrom(LocalDate date, long seed) {
    Random random = new Random(seed);
    List<PlayedMatch> scrambled = new ArrayList<>();
    Set<MatchId> missing = new HashSet<>();
    for (PlayedMatch match : matches) {
      MatchId id = match.fixture().id();
      if (match.fixture().date().isBefore(date)) {
        scrambled.add(match);
        if (unplayed.contains(id)) {
          missing.add(id);
        }
      } else {
        Score score = new Score(random.nextInt(12), random.nextInt(12));
        scrambled.add(new PlayedMatch(match.fixture(), score, shots(score, random)));
        if (random.nextInt(4) == 0) {
          missing.add(id);
        }
      }
    }
    return new History(scrambled, missing);
  }

  /** The same matches, those of each day in another order. */
  History shuffledWithinDays(long seed) {
    Random random = new Random(seed);
    Map<MatchId, Integer> places = new TreeMap<>();
    matches.forEach(match -> places.put(match.fixture().id(), random.nextInt()));
    List<PlayedMatch> shuffled =
        matches.stream()
            .sorted(
                Comparator.comparing((PlayedMatch match) -> match.fixture().date())
                    .thenComparing(match -> places.get(match.fixture().id())))
            .toList();
    return new History(shuffled, unplayed);
  }

  /** The matches that count, in date order. */
  List<PlayedMatch> played() {
    return matches.stream().filter(match -> !unplayed.contains(match.fixture().id())).toList();
  }

  /** The row of every match. */
  Map<MatchId, FeatureRow> rows(FeatureSet set) {
    Map<MatchId, FeatureRow> rows = new TreeMap<>();
    FeatureReplay replay = new FeatureReplay(set, row -> rows.put(row.matchId(), row));
    for (PlayedMatch match : matches) {
      if (unplayed.contains(match.fixture().id())) {
        replay.fixture(match.fixture());
      } else {
        replay.played(match);
      }
    }
    replay.finish();
    return rows;
  }
}
