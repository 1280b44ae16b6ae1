package io.matchday.feature;

/**
 * The constants of {@link EloRatings}.
 *
 * @param k points at stake in a match won by one goal
 * @param homeAdvantage points added to the home side's rating when it plays at home
 * @param marginExponent a win by {@code d} goals counts as {@code d} to this power; 0 ignores
 *     margins, 0.5 is ClubElo's square root
 * @param newcomerGap how far below its competition's level a team starts that joins later than the
 *     competition's first season
 * @param newcomerBoost how much more, as a share of {@code k}, is at stake for a team in its first
 *     {@link EloRatings#NEWCOMER_MATCHES} matches
 * @param restBoost how much more, as a share of {@code k}, is at stake for a team that comes back
 *     after {@link EloRatings#LONG_REST_DAYS} days or more, and in proportion after fewer
 */
record EloConstants(
    double k,
    double homeAdvantage,
    double marginExponent,
    double newcomerGap,
    double newcomerBoost,
    double restBoost) {

  /** Set by measuring on real matches: see {@code docs/model.md}. */
  static final EloConstants MEASURED = new EloConstants(15, 65, 0.75, 100, 0.5, 1);
}
