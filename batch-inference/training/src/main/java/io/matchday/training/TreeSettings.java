package io.matchday.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How trees are grown. The parameters are XGBoost's; {@link #defaults()} are set for results that
 * are mostly noise: shallow trees, small steps, heavy leaves.
 *
 * @param depth {@code max_depth}, 1 to 12; default 4
 * @param learningRate {@code eta}, above 0 to 1; default 0.06
 * @param minChildWeight {@code min_child_weight}, 0 and up; default 30
 * @param subsample share of rows a round, above 0 to 1; default 0.8
 * @param columnSample {@code colsample_bytree}, above 0 to 1; default 0.4
 * @param lambda L2 penalty on leaves, 0 and up; default 5
 * @param bins {@code max_bin}, 2 to 1024; default 64
 */
public record TreeSettings(
    int depth,
    double learningRate,
    double minChildWeight,
    double subsample,
    double columnSample,
    double lambda,
    int bins) {

  /** Refuses values out of range. */
  public TreeSettings {
    TrainingSettings.inRange("depth", depth, 1, 12);
    TrainingSettings.inRange("learning rate", learningRate, Double.MIN_VALUE, 1);
    TrainingSettings.inRange("min child weight", minChildWeight, 0, Float.MAX_VALUE);
    TrainingSettings.inRange("subsample", subsample, Double.MIN_VALUE, 1);
    TrainingSettings.inRange("column sample", columnSample, Double.MIN_VALUE, 1);
    TrainingSettings.inRange("lambda", lambda, 0, Float.MAX_VALUE);
    TrainingSettings.inRange("bins", bins, 2, 1024);
  }

  /** The settings used unless told otherwise. */
  public static TreeSettings defaults() {
    return new TreeSettings(4, 0.06, 30, 0.8, 0.4, 5, 64);
  }

  /** By XGBoost's names. */
  SortedMap<String, String> parameters() {
    return new TreeMap<>(
        Map.of(
            "max_depth", Integer.toString(depth),
            "eta", Double.toString(learningRate),
            "min_child_weight", Double.toString(minChildWeight),
            "subsample", Double.toString(subsample),
            "colsample_bytree", Double.toString(columnSample),
            "lambda", Double.toString(lambda),
            "max_bin", Integer.toString(bins)));
  }
}
