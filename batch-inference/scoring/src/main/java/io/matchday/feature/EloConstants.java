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
 */
record EloConstants(
    double k,
    double homeAdvantage,
    double marginExponent,
    double newcomerGap,
    double newcomerBoost) {

  /** Set by measuring on real matches: see {@code docs/model.md}. */
  static final EloConstants MEASURED = new EloConstants(20, 50, 1, 150, 0.5);
}
