package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.PlayedMatch;
import io.matchday.match.TeamId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of a season and the distance to its lines, made anew from the list of its matches. */
final class SlowTable {

  private static final Comparator<Row> BEST_FIRST =
      Comparator.comparingInt(Row::points)
          .thenComparingInt(Row::difference)
          .thenComparingInt(Row::scored)
          .reversed();

  private final Fixture fixture;
  private final SlowValues values;
  private final List<PlayedMatch> here;
  private final List<PlayedMatch> season;
  private final List<PlayedMatch> last;
  private final Map<TeamId, Row> table;

  /** How many teams left the season before last upwards and downwards; -1 when not known. */
  private int leftAbove = -1;

  private int leftBelow = -1;

  SlowTable(Fixture fixture, List<PlayedMatch> here, SlowValues values) {
    this.fixture = fixture;
    this.here = here;
    this.values = values;
    List<String> begun = here.stream().map(m -> m.fixture().season()).distinct().toList();
    int now = begun.contains(fixture.season()) ? begun.indexOf(fixture.season()) : begun.size();
    this.season = matchesOf(fixture.season());
    this.last = now > 0 ? matchesOf(begun.get(now - 1)) : List.of();
    this.table = table(season);
    if (now > 1) {
      countLeavers(table(matchesOf(begun.get(now - 2))), table(last));
    }
  }

  private void countLeavers(Map<TeamId, Row> older, Map<TeamId, Row> newer) {
    leftAbove = 0;
    leftBelow = 0;
    older.forEach(
        (team, row) -> {
          if (!newer.containsKey(team) && 2 * above(row, older) >= older.size()) {
            leftBelow++;
          } else if (!newer.containsKey(team)) {
            leftAbove++;
          }
        });
  }

  void putAll() {
    TeamId home = fixture.home();
    TeamId away = fixture.away();
    values.putSides(
        "table_points_mean",
        (double) row(home).points / played(home),
        played(home),
        (double) row(away).points / played(away),
        played(away));
    values.putSides(
        "table_goal_difference_mean",
        (double) row(home).difference / played(home),
        played(home),
        (double) row(away).difference / played(away),
        played(away));
    values.putSides("table_position", position(home), played(home), position(away), played(away));
    putSide("home_", home);
    putSide("away_", away);
    int known = Math.min(played(home), played(away));
    values.put("competition_teams", teams(), known);
    double first =
        season.isEmpty()
            ? fixture.date().toEpochDay()
            : season.get(0).fixture().date().toEpochDay();
    values.put("season_days", fixture.date().toEpochDay() - first, known);
  }

  private void putSide(String side, TeamId team) {
    double title = margin(team, 1);
    double top = margin(team, leftAbove > 0 ? leftAbove : 4);
    boolean complete = table.size() == teams();
    double drop = leftBelow > 0 && complete ? margin(team, teams() - leftBelow) : Double.NaN;
    values.put(side + "matches_left", left(team), played(team));
    putMargin(side + "title_margin", title, team);
    putMargin(side + "top_margin", top, team);
    putMargin(side + "drop_margin", drop, team);
    int open = 0;
    for (double margin : List.of(title, top, drop)) {
      open += margin > -1 && margin < 1 ? 1 : 0;
    }
    putMargin(side + "at_stake", Double.isNaN(title) ? Double.NaN : open, team);
  }

  private void putMargin(String name, double value, TeamId team) {
    values.put(name, value, Double.isNaN(value) ? 0 : played(team));
  }

  private double margin(TeamId team, int places) {
    if (played(team) == 0 || last.isEmpty() || places < 1 || places >= table.size()) {
      return Double.NaN;
    }
    List<Row> sorted = table.values().stream().sorted(BEST_FIRST).toList();
    boolean inside = above(row(team), table) < places;
    double line = sorted.get(inside ? places : places - 1).points;
    return (row(team).points - line) / (3 * left(team) + 3);
  }

  private double left(TeamId team) {
    return last.isEmpty()
        ? Double.NaN
        : Math.max(
            0, SlowFeatures.usualMatches(last.get(0).fixture().season(), here) - played(team));
  }

  private double position(TeamId team) {
    return played(team) == 0 ? Double.NaN : (above(row(team), table) + 1.0) / teams();
  }

  private int teams() {
    return Math.max(table.size(), table(last).size());
  }

  private int played(TeamId team) {
    return (int) season.stream().filter(match -> SlowFeatures.plays(match, team)).count();
  }

  private Row row(TeamId team) {
    return table.getOrDefault(team, new Row(0, 0, 0));
  }

  private List<PlayedMatch> matchesOf(String label) {
    return here.stream().filter(match -> match.fixture().season().equals(label)).toList();
  }

  private static int above(Row row, Map<TeamId, Row> table) {
    return (int) table.values().stream().filter(o -> BEST_FIRST.compare(o, row) < 0).count();
  }

  private static Map<TeamId, Row> table(List<PlayedMatch> matches) {
    Map<TeamId, Row> rows = new HashMap<>();
    for (PlayedMatch match : matches) {
      int home = match.score().home();
      int away = match.score().away();
      rows.merge(match.fixture().home(), Row.of(home, away), Row::plus);
      rows.merge(match.fixture().away(), Row.of(away, home), Row::plus);
    }
    return rows;
  }

  private record Row(int points, int difference, int scored) {

    static Row of(int goals, int against) {
      return new Row(goals > against ? 3 : goals == against ? 1 : 0, goals - against, goals);
    }

    Row plus(Row other) {
      return new Row(points + other.points, difference + other.difference, scored + other.scored);
    }
  }
}
