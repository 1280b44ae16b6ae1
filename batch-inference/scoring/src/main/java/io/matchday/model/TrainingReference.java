package io.matchday.model;

import java.util.List;

/**
 * What a model's training window looked like, for comparison with what it is given later: the
 * values of every feature, and the mean probabilities the model gives over the window.
 *
 * @param rows matches of the window, at least one
 * @param home mean probability of a home win
 * @param draw mean probability of a draw
 * @param away mean probability of an away win
 * @param features one of each feature, in schema order
 */
public record TrainingReference(
    long rows, double home, double draw, double away, List<FeatureReference> features) {

  /** Refuses a window without rows, and means that are no distribution. */
  public TrainingReference {
    features = List.copyOf(features);
    if (rows < 1) {
      throw new IllegalArgumentException("rows is " + rows + ", expected 1 or more");
    }
    if (!(home >= 0 && draw >= 0 && away >= 0)
        || !(Math.abs(home + draw + away - 1) <= FeatureReference.TOLERANCE)) {
      throw new IllegalArgumentException(
          "mean probabilities are %s, %s and %s, expected three that sum to 1"
              .formatted(home, draw, away));
    }
  }
}
