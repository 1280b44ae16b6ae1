package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.model.FeatureReference;
import io.matchday.model.TrainingReference;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.Scorer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the training window looks like: every match that was fitted on, stopped or calibrated with,
 * as drift is later measured against it. Shares and means are rounded to the decimals a manifest
 * keeps, so that a model reads back as it was written.
 */
final class WindowReference {

  private static final int DECIMALS = 6;

  private final List<TrainingRows> window;
  private final int rows;

  private WindowReference(TrainingSplit split) {
    this.window = List.of(split.fitting(), split.stopping(), split.calibration());
    this.rows = window.stream().mapToInt(TrainingRows::size).sum();
  }

  /** The reference of a model that was trained on this split. */
  static TrainingReference of(TrainingSplit split, Scorer scorer, Calibration calibration) {
    return new WindowReference(split).reference(scorer, calibration);
  }

  private TrainingReference reference(Scorer scorer, Calibration calibration) {
    double[] means = means(scorer, calibration);
    List<FeatureReference> features = new ArrayList<>();
    for (int feature = 0; feature < scorer.featureCount(); feature++) {
      features.add(feature(feature));
    }
    return new TrainingReference(rows, means[0], means[1], means[2], features);
  }

  private FeatureReference feature(int feature) {
    float[] values = new float[rows];
    int at = 0;
    for (TrainingRows slice : window) {
      for (int row = 0; row < slice.size(); row++) {
        values[at++] = slice.feature(row, feature);
      }
    }
    FeatureReference exact = FeatureReference.of(values);
    return new FeatureReference(
        exact.edges(),
        exact.shares().stream().map(WindowReference::rounded).toList(),
        rounded(exact.missing()));
  }

  private double[] means(Scorer scorer, Calibration calibration) {
    double[] sums = new double[Outcome.COUNT];
    for (TrainingRows slice : window) {
      for (Probabilities each : ScoredRows.of(scorer, slice).probabilities(calibration)) {
        sums[0] += each.home();
        sums[1] += each.draw();
        sums[2] += each.away();
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = rounded(sums[i] / rows);
    }
    return sums;
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }
}
