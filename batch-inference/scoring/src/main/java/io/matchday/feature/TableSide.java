package io.matchday.feature;

import io.matchday.feature.LeagueSeasons.Outlook;

/** Where one side stands in the table of a season, and how far it is from the lines that matter. */
final class TableSide {

  private final Outlook outlook;
  private final Standings table;
  private final Standings.Row row;
  private final int teams;
  private final int above;

  TableSide(LeagueSeasons.Season season, int team) {
    this.outlook = season.outlook();
    this.table = season.table();
    this.row = table.row(team);
    this.teams = Math.max(table.teams(), outlook.teams());
    this.above = hasTable() ? table.above(row) : 0;
  }

  /** Whether the side has played, in a competition small enough to be one table. */
  private boolean hasTable() {
    return row.matches() > 0 && teams <= SeasonTable.MOST_TEAMS;
  }

  int matches() {
    return row.matches();
  }

  /** How many matches stand behind a value of this side: none behind a missing one. */
  int behind(double value) {
    return Double.isNaN(value) ? 0 : row.matches();
  }

  /** How many teams are in the table, or will be if it is like the last. */
  int teams() {
    return teams;
  }

  double pointsMean() {
    return inTable((double) row.points() / row.matches());
  }

  double goalDifferenceMean() {
    return inTable((double) row.goalDifference() / row.matches());
  }

  /** Just above 0 for the first, 1 for the last. */
  double position() {
    return inTable((above + 1.0) / teams);
  }

  private double inTable(double value) {
    return hasTable() ? value : Double.NaN;
  }

  /** Matches left, if the season is as long as the last; missing in the first season seen. */
  double matchesLeft() {
    return outlook.matches() == 0 ? Double.NaN : Math.max(0, outlook.matches() - row.matches());
  }

  double titleMargin() {
    return margin(1);
  }

  /** From the places that lead up, or from so many where none does. */
  double topMargin(int otherwise) {
    return margin(outlook.leftAbove() > 0 ? outlook.leftAbove() : otherwise);
  }

  /** From the places that lead down; missing when none does, or not all teams have played. */
  double dropMargin() {
    boolean complete = table.teams() == teams;
    return outlook.leftBelow() > 0 && complete ? margin(teams - outlook.leftBelow()) : Double.NaN;
  }

  /** How far the side is from the line below the first so many places. */
  private double margin(int places) {
    if (!hasTable() || outlook.matches() == 0 || places < 1 || places >= table.teams()) {
      return Double.NaN;
    }
    int line = above < places ? places : places - 1;
    double points = row.points() - table.pointsAt(line);
    return points / (3 * matchesLeft() + 3);
  }
}
