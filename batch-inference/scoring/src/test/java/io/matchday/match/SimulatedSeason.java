package io.matchday.match;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Plays one season of one league: a double round robin from August to May. */
final class SimulatedSeason {

  private static final int WEEKS = 40;
  private static final double HOME_GOALS = 1.5;
  private static final double AWAY_GOALS = 1.15;
  private static final List<LocalTime> TIMES =
      List.of(LocalTime.of(15, 0), LocalTime.of(17, 30), LocalTime.of(14, 0), LocalTime.of(20, 0));

  private final SimulatedLeague league;
  private final int year;
  private final List<SimulatedTeam> teams;
  private final Random random;
  private final List<SimulatedMatch> matches = new ArrayList<>();
  private final Map<String, Integer> points = new HashMap<>();

  SimulatedSeason(SimulatedLeague league, int year, List<SimulatedTeam> teams, Random random) {
    this.league = league;
    this.year = year;
    this.teams = List.copyOf(teams);
    this.random = random;
  }

  List<SimulatedMatch> play() {
    int rounds = 2 * (teams.size() - 1);
    for (int round = 0; round < rounds; round++) {
      playRound(round, saturday(round, rounds));
    }
    return List.copyOf(matches);
  }

  /** Team names, last place first; by name where points are equal. */
  List<String> lastFirst() {
    return teams.stream()
        .map(SimulatedTeam::name)
        .sorted(
            Comparator.comparingInt((String name) -> points.getOrDefault(name, 0))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private LocalDate saturday(int round, int rounds) {
    return LocalDate.of(year, 8, 8)
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
        .plusWeeks((long) round * WEEKS / rounds);
  }

  /** The circle method: the last team stays, the others turn; the second half swaps venues. */
  private void playRound(int round, LocalDate saturday) {
    int circle = teams.size() - 1;
    int turn = round % circle;
    boolean midweek = round % 7 == 5;
    for (int i = 0; i < teams.size() / 2; i++) {
      SimulatedTeam one = teams.get((turn + i) % circle);
      SimulatedTeam other = i == 0 ? teams.get(circle) : teams.get((turn - i + circle) % circle);
      boolean oneHosts = (i + turn) % 2 == 0 == (round < circle);
      LocalDate date =
          midweek ? saturday.plusDays(3 + i % 2) : saturday.plusDays(i % 4 == 2 ? 1 : 0);
      LocalTime time = midweek ? LocalTime.of(19, 45) : TIMES.get(i % TIMES.size());
      if (oneHosts) {
        play(one, other, date, time);
      } else {
        play(other, one, date, time);
      }
    }
  }

  private void play(SimulatedTeam home, SimulatedTeam away, LocalDate date, LocalTime time) {
    double homeRate = home.goalsAgainst(away, HOME_GOALS);
    double awayRate = away.goalsAgainst(home, AWAY_GOALS);
    Score score = new Score(Chance.poisson(homeRate, random), Chance.poisson(awayRate, random));
    Optional<LocalTime> kickOff = random.nextInt(20) == 0 ? Optional.empty() : Optional.of(time);
    List<Integer> shots = Chance.shots(score, homeRate, awayRate, random);
    List<Double> odds = new ArrayList<>(Chance.odds(homeRate, awayRate, 0.06, random));
    odds.addAll(Chance.odds(homeRate, awayRate, 0.02, random));
    points.merge(home.name(), points(score.home(), score.away()), Integer::sum);
    points.merge(away.name(), points(score.away(), score.home()), Integer::sum);
    matches.add(
        new SimulatedMatch(
            league.name(),
            "%d-%02d".formatted(year, (year + 1) % 100),
            date,
            kickOff,
            home.name(),
            away.name(),
            score,
            league.sex(),
            shots,
            odds));
  }

  private static int points(int scored, int conceded) {
    return scored > conceded ? 3 : scored == conceded ? 1 : 0;
  }
}
