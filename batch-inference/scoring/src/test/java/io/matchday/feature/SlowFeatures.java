package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The features of one match computed from the whole list of earlier matches, each by its own
 * filter: slow, and plain enough to be checked by reading.
 */
final class SlowFeatures {

  private final Fixture fixture;
  private final List<PlayedMatch> before;
  private final SlowValues values = new SlowValues();

  private SlowFeatures(Fixture fixture, List<PlayedMatch> history) {
    this.fixture = fixture;
    this.before =
        history.stream().filter(m -> m.fixture().date().isBefore(fixture.date())).toList();
  }

  /** Those of {@code results-1} by name; the history is in order of date and id. */
  static Map<String, SlowValues.Value> ofResults(Fixture fixture, List<PlayedMatch> history) {
    SlowFeatures slow = new SlowFeatures(fixture, history);
    slow.common();
    slow.elo("elo_pre", EloConstants.MEASURED);
    slow.form("venue_mean", slow.atHome(), slow.onTheRoad());
    slow.headToHead();
    return slow.values.byName();
  }

  /** Those of {@code ratings-1}. */
  static Map<String, SlowValues.Value> ofRatings(Fixture fixture, List<PlayedMatch> history) {
    SlowFeatures slow = new SlowFeatures(fixture, history);
    slow.common();
    slow.expectedScore("elo_pre", slow.elo("elo_pre", EloConstants.MEASURED));
    slow.expectedScore("elo_slow_pre", slow.elo("elo_slow_pre", EloConstants.SLOW));
    slow.expectedScore("elo_fast_pre", slow.elo("elo_fast_pre", EloConstants.FAST));
    new SlowRatings(fixture, slow.before, slow.values).putAll();
    new SlowTable(fixture, slow.those(slow::sameCompetition), slow.values).putAll();
    new SlowOccasion(fixture, slow.before, slow.values).putAll();
    return slow.values.byName();
  }

  private void common() {
    form("mean", those(m -> plays(m, fixture.home())), those(m -> plays(m, fixture.away())));
    rest();
    season();
    put("neutral", fixture.neutral() ? 1 : 0, 0);
    put("sex", fixture.sex().code(), 0);
  }

  private void put(String name, double value, int matches) {
    values.put(name, value, matches);
  }

  private List<PlayedMatch> atHome() {
    return those(m -> !m.fixture().neutral() && m.fixture().home().equals(fixture.home()));
  }

  private List<PlayedMatch> onTheRoad() {
    return those(m -> !m.fixture().neutral() && m.fixture().away().equals(fixture.away()));
  }

  private void form(String aggregate, List<PlayedMatch> home, List<PlayedMatch> away) {
    for (String metric : List.of("win", "draw", "loss", "goals_for", "goals_against", "points")) {
      for (int window : new int[] {3, 5, 10}) {
        form(metric, window, aggregate, List.of(home, away));
      }
    }
  }

  private void form(String metric, int window, String aggregate, List<List<PlayedMatch>> sides) {
    List<PlayedMatch> home = last(window, sides.get(0));
    List<PlayedMatch> away = last(window, sides.get(1));
    values.putSides(
        metric + "_" + window + "_" + aggregate,
        mean(metric, home, fixture.home()),
        home.size(),
        mean(metric, away, fixture.away()),
        away.size());
  }

  private void headToHead() {
    List<PlayedMatch> meetings =
        last(5, those(m -> plays(m, fixture.home()) && plays(m, fixture.away())));
    for (String metric : List.of("win", "draw", "loss", "goals_for", "goals_against")) {
      put("h2h_" + metric + "_5_mean", mean(metric, meetings, fixture.home()), meetings.size());
    }
  }

  private void rest() {
    List<PlayedMatch> home = last(1, those(m -> plays(m, fixture.home())));
    List<PlayedMatch> away = last(1, those(m -> plays(m, fixture.away())));
    values.putSides("rest_days", rest(home), home.size(), rest(away), away.size());
  }

  private double rest(List<PlayedMatch> latest) {
    return latest.isEmpty()
        ? Double.NaN
        : Math.min(30, ChronoUnit.DAYS.between(latest.get(0).fixture().date(), fixture.date()));
  }

  private void season() {
    List<PlayedMatch> here = those(this::sameCompetition);
    List<String> begun = here.stream().map(m -> m.fixture().season()).distinct().toList();
    int now = begun.contains(fixture.season()) ? begun.indexOf(fixture.season()) : begun.size();
    int home = roundsOf(fixture.home(), here);
    int away = roundsOf(fixture.away(), here);
    put("home_round", home, home);
    put("away_round", away, away);
    double progress =
        now == 0
            ? Double.NaN
            : Math.min(1, (home + away) / (2.0 * usualMatches(begun.get(now - 1), here)));
    put("season_progress", progress, Math.min(home, away));
  }

  private int roundsOf(TeamId team, List<PlayedMatch> here) {
    return (int)
        here.stream()
            .filter(m -> m.fixture().season().equals(fixture.season()) && plays(m, team))
            .count();
  }

  static int usualMatches(String season, List<PlayedMatch> here) {
    Map<TeamId, Integer> played = new HashMap<>();
    for (PlayedMatch match : here) {
      if (match.fixture().season().equals(season)) {
        played.merge(match.fixture().home(), 1, Integer::sum);
        played.merge(match.fixture().away(), 1, Integer::sum);
      }
    }
    Map<Integer, Long> teams =
        played.values().stream().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
    long most = teams.values().stream().mapToLong(n -> n).max().orElseThrow();
    return teams.keySet().stream().filter(n -> teams.get(n) == most).max(Integer::compare).get();
  }

  private SlowElo elo(String name, EloConstants constants) {
    SlowElo elo = new SlowElo(constants);
    before.forEach(elo::play);
    values.putSides(
        name,
        elo.rating(fixture.home(), fixture),
        elo.matches(fixture.home()),
        elo.rating(fixture.away(), fixture),
        elo.matches(fixture.away()));
    return elo;
  }

  private void expectedScore(String name, SlowElo elo) {
    put(
        "expected_score_" + name,
        elo.expected(fixture),
        Math.min(elo.matches(fixture.home()), elo.matches(fixture.away())));
  }

  private boolean sameCompetition(PlayedMatch match) {
    return match.fixture().competition().equals(fixture.competition())
        && match.fixture().sex() == fixture.sex();
  }

  private List<PlayedMatch> those(Predicate<PlayedMatch> wanted) {
    return before.stream().filter(wanted).toList();
  }

  private static List<PlayedMatch> last(int count, List<PlayedMatch> matches) {
    return matches.subList(Math.max(0, matches.size() - count), matches.size());
  }

  static boolean plays(PlayedMatch match, TeamId team) {
    return match.fixture().home().equals(team) || match.fixture().away().equals(team);
  }

  private static double mean(String metric, List<PlayedMatch> matches, TeamId team) {
    int sum = 0;
    for (PlayedMatch match : matches) {
      boolean host = match.fixture().home().equals(team);
      int scored = host ? match.score().home() : match.score().away();
      int conceded = host ? match.score().away() : match.score().home();
      sum += count(metric, scored, conceded);
    }
    return matches.isEmpty() ? Double.NaN : (double) sum / matches.size();
  }

  private static int count(String metric, int scored, int conceded) {
    return switch (metric) {
      case "win" -> scored > conceded ? 1 : 0;
      case "draw" -> scored == conceded ? 1 : 0;
      case "loss" -> scored < conceded ? 1 : 0;
      case "goals_for" -> scored;
      case "goals_against" -> conceded;
      case "points" -> scored > conceded ? 3 : scored == conceded ? 1 : 0;
      default -> throw new IllegalArgumentException(metric);
    };
  }
}
