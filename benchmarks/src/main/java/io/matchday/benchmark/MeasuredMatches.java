package io.matchday.benchmark;

import io.matchday.match.Fixture;
import io.matchday.match.MatchId;
import io.matchday.match.PlayedMatch;
import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.match.Shots;
import io.matchday.match.TeamId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The matches that are measured: upper leagues of twenty invented teams, each with a lower one that
 * three teams a season go down to and come up from. Shots are counted in the upper leagues. The
 * same seed gives the same matches.
 */
final class MeasuredMatches {

  /** The matches of one season. */
  static final int A_SEASON = 4_560;

  private static final int UPPER_LEAGUES = 6;
  private static final int TEAMS = 20;
  private static final int MOVING = 3;
  private static final int FIRST_YEAR = 1950;
  private static final double GOALS = 1.35;
  private static final double SPREAD = 0.25;
  private static final int DAYS_BETWEEN_ROUNDS = 7;

  private final Random random;
  private final List<List<Team>> leagues = new ArrayList<>();
  private final List<PlayedMatch> matches = new ArrayList<>();

  private MeasuredMatches(long seed) {
    random = new Random(seed);
    for (int league = 0; league < 2 * UPPER_LEAGUES; league++) {
      List<Team> teams = new ArrayList<>();
      for (int place = 0; place < TEAMS; place++) {
        TeamId id = new TeamId(league * (long) TEAMS + place + 1);
        teams.add(new Team(id, SPREAD * random.nextGaussian()));
      }
      leagues.add(teams);
    }
  }

  /** So many seasons in date order; fewer seasons of the same seed are the first of more. */
  static List<PlayedMatch> seasons(int count, long seed) {
    MeasuredMatches all = new MeasuredMatches(seed);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + count; year++) {
      all.playSeason(year);
      all.swap();
    }
    return List.copyOf(all.matches);
  }

  /**
   * All but one team turn around a circle; as their number is odd, its second turn swaps venues.
   */
  private void playSeason(int year) {
    LocalDate start = LocalDate.of(year, 8, 10);
    for (int round = 0; round < 2 * (TEAMS - 1); round++) {
      LocalDate date = start.plusDays((long) round * DAYS_BETWEEN_ROUNDS);
      for (int league = 0; league < leagues.size(); league++) {
        playRound(league, round, date, year + "-" + (year + 1) % 100);
      }
    }
  }

  private void playRound(int league, int round, LocalDate date, String season) {
    List<Team> teams = leagues.get(league);
    for (int pair = 0; pair < TEAMS / 2; pair++) {
      Team one = pair == 0 ? teams.get(TEAMS - 1) : teams.get((round + pair) % (TEAMS - 1));
      Team other = teams.get((round + TEAMS - 1 - pair) % (TEAMS - 1));
      boolean turned = (round + pair) % 2 == 1;
      matches.add(play(league, date, season, turned ? other : one, turned ? one : other));
    }
  }

  private PlayedMatch play(int league, LocalDate date, String season, Team home, Team away) {
    Fixture fixture =
        new Fixture(
            new MatchId(matches.size() + 1L),
            "League " + league,
            season,
            date,
            Optional.empty(),
            home.id,
            away.id,
            false,
            Sex.MEN,
            Optional.empty());
    double advantage = Math.exp(home.strength - away.strength + 0.15);
    Score score = new Score(goals(GOALS * advantage), goals(GOALS / advantage));
    return new PlayedMatch(fixture, score, league % 2 == 0 ? shots(score) : Optional.empty());
  }

  /** A Poisson number (Knuth's product of chances). */
  private int goals(double mean) {
    double bound = Math.exp(-mean);
    int goals = 0;
    for (double product = random.nextDouble(); product > bound; product *= random.nextDouble()) {
      goals++;
    }
    return Math.min(goals, Score.MAX_GOALS);
  }

  private Optional<Shots> shots(Score score) {
    int homeOnTarget = score.home() + random.nextInt(6);
    int awayOnTarget = score.away() + random.nextInt(5);
    return Optional.of(
        new Shots(
            homeOnTarget + random.nextInt(9),
            awayOnTarget + random.nextInt(8),
            homeOnTarget,
            awayOnTarget));
  }

  /** Some of an upper league change places with some of its lower one; all drift. */
  private void swap() {
    for (int upper = 0; upper < leagues.size(); upper += 2) {
      for (int place = 0; place < MOVING; place++) {
        int moved = random.nextInt(TEAMS);
        Team down = leagues.get(upper).get(moved);
        leagues.get(upper).set(moved, leagues.get(upper + 1).set(moved, down));
      }
    }
    for (List<Team> teams : leagues) {
      teams.replaceAll(
          team -> new Team(team.id, 0.8 * team.strength + 0.6 * SPREAD * random.nextGaussian()));
    }
  }

  private record Team(TeamId id, double strength) {}
}
