package io.matchday.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Matches that were never played, from invented teams whose strengths drift from season to season.
 * The same seed and plan give the same matches on every JDK.
 */
public final class SimulatedLeagues {

  private final List<SimulatedMatch> matches;

  private SimulatedLeagues(List<SimulatedMatch> matches) {
    this.matches = matches;
  }

  /** The seasons beginning in {@code firstYear} and after it, of all these leagues. */
  public static SimulatedLeagues of(
      long seed, int firstYear, int seasons, List<SimulatedLeague> leagues) {
    Random random = new Random(seed);
    InventedNames names = new InventedNames(random);
    List<SimulatedMatch> matches = new ArrayList<>();
    for (SimulatedLeague league : leagues) {
      matches.addAll(new Seasons(league, names, random).play(firstYear, seasons));
    }
    matches.sort(
        Comparator.comparing(SimulatedMatch::date)
            .thenComparing(SimulatedMatch::competition)
            .thenComparing(SimulatedMatch::home));
    return new SimulatedLeagues(matches);
  }

  /** Two men's leagues and one women's, with promotion. */
  public static SimulatedLeagues of(long seed, int firstYear, int seasons) {
    return of(
        seed,
        firstYear,
        seasons,
        List.of(
            new SimulatedLeague("Northern League", Sex.MEN, 12, 2, 0.25),
            new SimulatedLeague("Liga do Sul", Sex.MEN, 10, 1, 0.3),
            new SimulatedLeague("Damligan Väst", Sex.WOMEN, 8, 1, 0.5)));
  }

  /** By date, then competition, then home team. */
  public List<SimulatedMatch> matches() {
    return List.copyOf(matches);
  }

  /** In the same order, with match ids from 1 up and team ids by first appearance. */
  public List<PlayedMatch> played() {
    Map<String, TeamId> teams = new HashMap<>();
    List<PlayedMatch> played = new ArrayList<>();
    for (SimulatedMatch match : matches) {
      TeamId home = idOf(match.home(), teams);
      TeamId away = idOf(match.away(), teams);
      played.add(new PlayedMatch(match.fixture(played.size() + 1L, home, away), match.score()));
    }
    return played;
  }

  private static TeamId idOf(String team, Map<String, TeamId> teams) {
    return teams.computeIfAbsent(team, absent -> new TeamId(teams.size() + 1L));
  }

  /** One league over the years. */
  private static final class Seasons {

    private final SimulatedLeague league;
    private final Random random;
    private final List<SimulatedTeam> inside = new ArrayList<>();
    private final List<SimulatedTeam> outside = new ArrayList<>();

    Seasons(SimulatedLeague league, InventedNames names, Random random) {
      this.league = league;
      this.random = random;
      for (int i = 0; i < league.teams(); i++) {
        inside.add(new SimulatedTeam(names.next(), league.spread(), random));
      }
      for (int i = 0; i < 2 * league.relegated(); i++) {
        outside.add(new SimulatedTeam(names.next(), league.spread(), random));
      }
    }

    List<SimulatedMatch> play(int firstYear, int seasons) {
      List<SimulatedMatch> matches = new ArrayList<>();
      for (int year = firstYear; year < firstYear + seasons; year++) {
        SimulatedSeason season = new SimulatedSeason(league, year, inside, random);
        matches.addAll(season.play());
        swap(season.lastFirst());
        inside.forEach(team -> team.drift(league.spread(), random));
      }
      return matches;
    }

    /** The last go to the end of the queue outside, its first come in. */
    private void swap(List<String> lastFirst) {
      for (String name : lastFirst.subList(0, league.relegated())) {
        for (int place = 0; place < inside.size(); place++) {
          if (inside.get(place).name().equals(name)) {
            outside.add(inside.set(place, outside.remove(0)));
          }
        }
      }
    }
  }
}
