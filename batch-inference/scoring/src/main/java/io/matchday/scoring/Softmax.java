package io.matchday.scoring;

import io.matchday.match.Outcome;
import io.matchday.model.Calibration;

/**
 * Turns the margins of the three outcomes into probabilities. The distance of a margin from the
 * largest is rounded to a float, as XGBoost rounds it; all else is in double precision. At
 * temperature 1 the probabilities, rounded to floats, are within two floats of XGBoost's.
 */
public final class Softmax {

  private Softmax() {}

  /**
   * Probabilities of one row: {@code exp(m_k / T) / sum_j exp(m_j / T)}, with the largest margin
   * taken off first so that nothing overflows.
   *
   * @param margins three margins a row
   * @param row which row
   * @param calibration the temperature T
   * @param probabilities receives three probabilities at the same place
   */
  public static void of(float[] margins, int row, Calibration calibration, double[] probabilities) {
    int at = row * Outcome.COUNT;
    float largest = Math.max(margins[at], Math.max(margins[at + 1], margins[at + 2]));
    double sum = 0;
    for (int i = at; i < at + Outcome.COUNT; i++) {
      float distance = margins[i] - largest;
      probabilities[i] = Math.exp(distance / calibration.temperature());
      sum += probabilities[i];
    }
    for (int i = at; i < at + Outcome.COUNT; i++) {
      probabilities[i] /= sum;
    }
  }
}
