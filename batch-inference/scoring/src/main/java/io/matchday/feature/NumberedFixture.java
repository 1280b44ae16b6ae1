package io.matchday.feature;

import io.matchday.match.Fixture;

/**
 * A fixture whose teams, competition and season go by small numbers, so that families can keep what
 * they remember in arrays. The numbers hold within one replay.
 *
 * @param fixture the fixture
 * @param home the number of the home team
 * @param away the number of the away team
 * @param competition the number of the competition, of men or of women
 * @param season the number of the season's label
 * @param day the day it is played, in days since 1970
 * @param kind what the competition has been until the day before
 * @param importance how much is at stake in the competition
 */
public record NumberedFixture(
    Fixture fixture,
    int home,
    int away,
    int competition,
    int season,
    int day,
    CompetitionKind kind,
    Importance importance) {

  boolean neutral() {
    return fixture.neutral();
  }

  boolean isFriendly() {
    return importance == Importance.FRIENDLY;
  }

  boolean isLeague() {
    return kind == CompetitionKind.LEAGUE;
  }
}
