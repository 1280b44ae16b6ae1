package io.matchday.match;

/**
 * The plan of one simulated league.
 *
 * @param name of the competition
 * @param sex men or women
 * @param teams an even number, 4 to 20; each plays every other twice a season
 * @param relegated how many of the last-placed are replaced after each season, 0 to half the teams
 * @param spread how far apart the teams are: standard deviation of log goal rates, 0.25 for an even
 *     league, 0.5 for a lopsided one
 */
public record SimulatedLeague(String name, Sex sex, int teams, int relegated, double spread) {

  /** Refuses what cannot be scheduled. */
  public SimulatedLeague {
    if (teams < 4 || teams > 20 || teams % 2 != 0) {
      throw new IllegalArgumentException("a league has an even number of 4 to 20 teams");
    }
    if (relegated < 0 || relegated > teams / 2) {
      throw new IllegalArgumentException("between none and half of the teams are relegated");
    }
  }
}
