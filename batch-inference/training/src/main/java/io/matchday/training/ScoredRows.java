package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.Softmax;
import java.util.ArrayList;
import java.util.List;

/** Margins of played matches with their outcomes: what a temperature is fitted on. */
final class ScoredRows {

  private final float[] margins;
  private final byte[] outcomes;

  ScoredRows(int size) {
    margins = new float[size * Outcome.COUNT];
    outcomes = new byte[size];
  }

  /** The matches of a slice as this scorer sees them. */
  static ScoredRows of(Scorer scorer, TrainingRows rows) {
    ScoredRows scored = new ScoredRows(rows.size());
    System.arraycopy(Margins.of(scorer, rows), 0, scored.margins, 0, scored.margins.length);
    for (int row = 0; row < rows.size(); row++) {
      scored.outcomes[row] = (byte) rows.outcomeClass(row);
    }
    return scored;
  }

  void set(int row, float[] ofRow, int outcomeClass) {
    System.arraycopy(ofRow, 0, margins, row * Outcome.COUNT, Outcome.COUNT);
    outcomes[row] = (byte) outcomeClass;
  }

  /** The probabilities of all matches, in their order. */
  List<Probabilities> probabilities(Calibration calibration) {
    double[] out = new double[margins.length];
    List<Probabilities> all = new ArrayList<>(outcomes.length);
    for (int row = 0; row < outcomes.length; row++) {
      Softmax.of(margins, row, calibration, out);
      int at = row * Outcome.COUNT;
      all.add(new Probabilities(out[at], out[at + 1], out[at + 2]));
    }
    return all;
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
