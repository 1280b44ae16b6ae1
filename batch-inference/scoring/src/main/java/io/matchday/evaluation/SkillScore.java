package io.matchday.evaluation;

/**
 * How much of a reference's loss a predictor saves: 1 - loss / reference loss (Murphy 1988). 1 is
 * perfect, 0 no better than the reference, below 0 worse.
 */
public final class SkillScore {

  private SkillScore() {}

  /**
   * The skill of one loss over another on the same matches; 0 when neither loses anything.
   *
   * @param loss of the predictor, 0 or more
   * @param referenceLoss of the reference, 0 or more
   */
  public static double of(double loss, double referenceLoss) {
    return loss == referenceLoss ? 0 : 1 - loss / referenceLoss;
  }
}
