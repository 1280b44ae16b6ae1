package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.scoring.Softmax;

/** Margins of played matches with their outcomes: what a temperature is fitted on. */
final class ScoredRows {

  private final float[] margins;
  private final byte[] outcomes;

  ScoredRows(int size) {
    margins = new float[size * Outcome.COUNT];
    outcomes = new byte[size];
  }

  void set(int row, float[] ofRow, int outcomeClass) {
    System.arraycopy(ofRow, 0, margins, row * Outcome.COUNT, Outcome.COUNT);
    outcomes[row] = (byte) outcomeClass;
  }

  /** Mean of {@code -ln p(outcome)} with the margins divided by this temperature. */
  double logLoss(double temperature) {
    Calibration calibration = new Calibration(temperature);
    double[] probabilities = new double[margins.length];
    double sum = 0;
    for (int row = 0; row < outcomes.length; row++) {
      Softmax.of(margins, row, calibration, probabilities);
      sum -= Math.log(Math.max(probabilities[row * Outcome.COUNT + outcomes[row]], 1e-15));
    }
    return sum / outcomes.length;
  }
}
