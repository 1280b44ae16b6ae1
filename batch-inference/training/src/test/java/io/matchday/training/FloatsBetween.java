package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.scoring.Softmax;

/** How far our probabilities are from the native library's, counted in floats. */
final class FloatsBetween {

  private FloatsBetween() {}

  /**
   * The greatest distance: 0 when all are equal, 1 when some are neighbours.
   *
   * @param margins of a model of three classes, row after row
   * @param theirs what the library makes of the same rows
   */
  static int atMost(float[] margins, float[] theirs) {
    double[] ours = new double[margins.length];
    int farthest = 0;
    for (int row = 0; row < margins.length / Outcome.COUNT; row++) {
      Softmax.of(margins, row, Calibration.IDENTITY, ours);
    }
    for (int i = 0; i < ours.length; i++) {
      int distance = Float.floatToIntBits((float) ours[i]) - Float.floatToIntBits(theirs[i]);
      farthest = Math.max(farthest, Math.abs(distance));
    }
    return farthest;
  }
}
