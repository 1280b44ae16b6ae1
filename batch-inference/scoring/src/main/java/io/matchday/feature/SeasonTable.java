package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The season's table before the match, and what is at stake in it. How long a season is, how many
 * teams take part and how many of them leave it below and above is taken from the seasons before;
 * in the first season seen it is missing. So is everything of a table with more than {@value
 * #MOST_TEAMS} teams, which is none.
 *
 * <p>A margin is the points a side is ahead of a line, or behind it when negative, over three
 * points for each match it has left and one more: beyond 1 or -1 the matter is decided. The lines:
 * {@code title}, the best of the others; {@code top}, the places that lead up to a higher league,
 * or the first {@value #EUROPEAN_PLACES} where nobody leaves upwards, about those that lead to
 * European cups; {@code drop}, the places that lead down. {@code at_stake} counts the three that
 * are open.
 */
final class SeasonTable implements FeatureFamily {

  static final int MOST_TEAMS = 40;

  private static final int EUROPEAN_PLACES = 4;

  /** A line nearer than this share of the points left is open. */
  private static final double DECIDED = 1;

  private static final String TEAMS = "competition_teams";
  private static final List<String> BOTH =
      List.of("table_points_mean", "table_goal_difference_mean", "table_position");
  private static final List<String> EACH =
      List.of("round", "matches_left", "title_margin", "top_margin", "drop_margin", "at_stake");
  private static final List<String> ONCE = List.of(TEAMS, "season_days", "season_progress");

  private final List<String> names;
  private final List<String> calendarNames;
  private final ByNumber<LeagueSeasons> competitions = new ByNumber<>(LeagueSeasons::new);

  SeasonTable() {
    List<String> all = new ArrayList<>();
    for (String name : BOTH) {
      all.addAll(List.of("home_" + name, "away_" + name, "diff_" + name));
    }
    int calendarFrom = all.size();
    for (String side : List.of("home_", "away_")) {
      EACH.forEach(name -> all.add(side + name));
    }
    all.addAll(ONCE);
    names = List.copyOf(all);
    calendarNames =
        names.subList(calendarFrom, names.size()).stream()
            .filter(name -> !name.equals(TEAMS))
            .toList();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<String> calendarNames() {
    return calendarNames;
  }

  @Override
  public void describe(NumberedFixture at, FeatureSink sink) {
    LeagueSeasons seasons = competitions.get(at.competition());
    LeagueSeasons.Season season =
        seasons.find(at.season()).orElseGet(() -> seasons.next(at.season(), at.day()));
    TableSide home = new TableSide(season, at.home());
    TableSide away = new TableSide(season, at.away());
    putSides(home, home.pointsMean(), away, away.pointsMean(), sink);
    putSides(home, home.goalDifferenceMean(), away, away.goalDifferenceMean(), sink);
    putSides(home, home.position(), away, away.position(), sink);
    describe(home, sink);
    describe(away, sink);
    int known = Math.min(home.matches(), away.matches());
    sink.put(home.teams(), known);
    sink.put(at.day() - season.firstDay(), known);
    int length = season.outlook().matches();
    sink.put(
        length == 0
            ? Double.NaN
            : Math.min(1.0, (home.matches() + away.matches()) / (2.0 * length)),
        known);
  }

  private static void putSides(
      TableSide home, double ofHome, TableSide away, double ofAway, FeatureSink sink) {
    sink.putSides(ofHome, home.behind(ofHome), ofAway, away.behind(ofAway));
  }

  private static void describe(TableSide side, FeatureSink sink) {
    int matches = side.matches();
    double title = side.titleMargin();
    double top = side.topMargin(EUROPEAN_PLACES);
    double drop = side.dropMargin();
    sink.put(matches, matches);
    sink.put(side.matchesLeft(), matches);
    sink.put(title, side.behind(title));
    sink.put(top, side.behind(top));
    sink.put(drop, side.behind(drop));
    double open = open(title) + open(top) + open(drop);
    sink.put(Double.isNaN(title) ? Double.NaN : open, side.behind(title));
  }

  private static int open(double margin) {
    return Math.abs(margin) < DECIDED ? 1 : 0;
  }

  @Override
  public void takeIn(NumberedFixture at, PlayedMatch match) {
    LeagueSeasons seasons = competitions.get(at.competition());
    seasons
        .find(at.season())
        .orElseGet(() -> seasons.begin(at.season(), at.day()))
        .table()
        .takeIn(at, match.score().home(), match.score().away());
  }

  @Override
  public void keep(Tape tape) {
    competitions.keep(tape, LeagueSeasons::keep);
  }
}
