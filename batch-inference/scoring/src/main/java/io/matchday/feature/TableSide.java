package io.matchday.feature;

import io.matchday.feature.FeatureSink.Measured;
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

  /** A side that has played, in a competition small enough to be one table. */
  private boolean hasTable() {
    return row.matches() > 0 && teams <= SeasonTable.MOST_TEAMS;
  }

  int matches() {
    return row.matches();
  }

  /** How many teams are in the table, or will be if it is like the last. */
  int teams() {
    return teams;
  }

  Measured pointsMean() {
    return measured((double) row.points() / row.matches());
  }

  Measured goalDifferenceMean() {
    return measured((double) row.goalDifference() / row.matches());
  }

  /** Just above 0 for the first, 1 for the last. */
  Measured position() {
    return measured((above + 1.0) / teams);
  }

  private Measured measured(double value) {
    return hasTable() ? new Measured(value, row.matches()) : Measured.MISSING;
  }

  /** Matches left, if the season is as long as the last; missing in the first season seen. */
  double matchesLeft() {
    return outlook.matches() == 0 ? Double.NaN : Math.max(0, outlook.matches() - row.matches());
  }

  Measured titleMargin() {
    return margin(1);
  }

  /** From the places that lead up, or from so many where none does. */
  Measured topMargin(int otherwise) {
    return margin(outlook.leftAbove() > 0 ? outlook.leftAbove() : otherwise);
  }

  /** From the places that lead down; missing when none does, or not all teams have played. */
  Measured dropMargin() {
    boolean complete = table.teams() == teams;
    return outlook.leftBelow() > 0 && complete
        ? margin(teams - outlook.leftBelow())
        : Measured.MISSING;
  }

  /** How far the side is from the line below the first so many places. */
  private Measured margin(int places) {
    if (!hasTable() || outlook.matches() == 0 || places < 1 || places >= table.teams()) {
      return Measured.MISSING;
    }
    int line = above < places ? places : places - 1;
    double points = row.points() - table.pointsAt(line);
    return new Measured(points / (3 * matchesLeft() + 3), row.matches());
  }
}
