package io.matchday.feature;

/**
 * The constants of {@link EloRatings}.
 *
 * @param k points at stake in a match won by one goal
 * @param homeAdvantage points added to the home side's rating when it plays at home
 * @param marginExponent a win by {@code d} goals counts as {@code d} to this power; 0 ignores
 *     margins, 0.5 is a square root as ClubElo has it
 * @param newcomerGap how far below its competition's level a team starts that joins later than the
 *     competition's first season
 * @param newcomerBoost how much more, as a share of {@code k}, is at stake for a team in its first
 *     {@link EloRatings#NEWCOMER_MATCHES} matches
 * @param friendlyWeight what a friendly moves, as a share of another match
 */
record EloConstants(
    double k,
    double homeAdvantage,
    double marginExponent,
    double newcomerGap,
    double newcomerBoost,
    double friendlyWeight) {

  /** Set by measuring on real matches: see {@code docs/model.md}. */
  static final EloConstants MEASURED = new EloConstants(20, 50, 1, 150, 0.5, 1);

  /** Half as fast: what a club is worth over years. */
  static final EloConstants SLOW = new EloConstants(10, 50, 1, 150, 1, 0.75);

  /** Twice as fast: recent form, and national teams, which play little. */
  static final EloConstants FAST = new EloConstants(40, 50, 1, 150, 0.5, 0.75);
}
