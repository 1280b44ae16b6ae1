package io.matchday.storage;

import java.util.Locale;

/** A number that sources report of a match besides its goals: counts of events and 1X2 odds. */
public enum Statistic {
  /** Shots of the home team. */
  HOME_SHOTS(false),
  /** Shots of the away team. */
  AWAY_SHOTS(false),
  /** Shots on target of the home team. */
  HOME_SHOTS_ON_TARGET(false),
  /** Shots on target of the away team. */
  AWAY_SHOTS_ON_TARGET(false),
  /** Corners of the home team. */
  HOME_CORNERS(false),
  /** Corners of the away team. */
  AWAY_CORNERS(false),
  /** Yellow cards of the home team. */
  HOME_YELLOW_CARDS(false),
  /** Yellow cards of the away team. */
  AWAY_YELLOW_CARDS(false),
  /** Red cards of the home team. */
  HOME_RED_CARDS(false),
  /** Red cards of the away team. */
  AWAY_RED_CARDS(false),
  /** Decimal odds of a home win some time before the match. */
  ODDS_HOME(true),
  /** Decimal odds of a draw some time before the match. */
  ODDS_DRAW(true),
  /** Decimal odds of an away win some time before the match. */
  ODDS_AWAY(true),
  /** Decimal odds of a home win at kick-off. */
  CLOSING_ODDS_HOME(true),
  /** Decimal odds of a draw at kick-off. */
  CLOSING_ODDS_DRAW(true),
  /** Decimal odds of an away win at kick-off. */
  CLOSING_ODDS_AWAY(true);

  private final boolean odds;

  Statistic(boolean odds) {
    this.odds = odds;
  }

  /** Whether it is a decimal price rather than a count. */
  public boolean isOdds() {
    return odds;
  }

  /** Its column, in the database and in Matchday's own CSV. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
