package io.matchday.evaluation;

/**
 * A predictor beside a reference, on the same matches.
 *
 * @param matches how many matches both predicted; at least 1
 * @param logLoss of the predictor
 * @param referenceLogLoss of the reference
 * @param logLossDifference predictor less reference: below 0 when the predictor is better
 * @param rps of the predictor
 * @param referenceRps of the reference
 * @param rpsDifference predictor less reference
 */
public record Comparison(
    long matches,
    double logLoss,
    double referenceLogLoss,
    PairedDifference logLossDifference,
    double rps,
    double referenceRps,
    PairedDifference rpsDifference) {

  /** The skill over the reference in log loss: see {@link SkillScore}. */
  public double logLossSkill() {
    return SkillScore.of(logLoss, referenceLogLoss);
  }

  /** The skill over the reference in RPS: see {@link SkillScore}. */
  public double rpsSkill() {
    return SkillScore.of(rps, referenceRps);
  }
}
