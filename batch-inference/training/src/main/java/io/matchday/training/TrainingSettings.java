package io.matchday.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model is fitted. The parameters are XGBoost's; {@link #defaults()} are set for results that
 * are mostly noise: shallow trees, small steps, heavy leaves.
 *
 * @param depth {@code max_depth}, 1 to 12; default 4
 * @param learningRate {@code eta}, above 0 to 1; default 0.1
 * @param minChildWeight {@code min_child_weight}, 0 and up; default 20
 * @param subsample share of rows a round, above 0 to 1; default 0.8
 * @param columnSample {@code colsample_bytree}, above 0 to 1; default 0.5
 * @param lambda L2 penalty on leaves, 0 and up; default 5
 * @param bins {@code max_bin}, 2 to 1024; default 64
 * @param mostRounds rounds at most; default 400
 * @param patience rounds without a better log loss before fitting stops; default 25
 * @param seed of the sampling of rows and columns; default 1
 * @param threads threads to fit with; default all processors. Another number may change the last
 *     bits of the leaves, and with them the run id
 */
public record TrainingSettings(
    int depth,
    double learningRate,
    double minChildWeight,
    double subsample,
    double columnSample,
    double lambda,
    int bins,
    int mostRounds,
    int patience,
    long seed,
    int threads) {

  /** Refuses values out of range. */
  public TrainingSettings {
    inRange("depth", depth, 1, 12);
    inRange("learning rate", learningRate, Double.MIN_VALUE, 1);
    inRange("min child weight", minChildWeight, 0, Float.MAX_VALUE);
    inRange("subsample", subsample, Double.MIN_VALUE, 1);
    inRange("column sample", columnSample, Double.MIN_VALUE, 1);
    inRange("lambda", lambda, 0, Float.MAX_VALUE);
    inRange("bins", bins, 2, 1024);
    inRange("most rounds", mostRounds, 1, 5000);
    inRange("patience", patience, 1, 5000);
    inRange("seed", (double) seed, 0, Integer.MAX_VALUE);
    inRange("threads", threads, 1, 1024);
  }

  /** The settings used unless told otherwise. */
  public static TrainingSettings defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new TrainingSettings(4, 0.1, 20, 0.8, 0.5, 5, 64, 400, 25, 1, processors);
  }

  /** The same with another seed. */
  public TrainingSettings withSeed(long other) {
    return new TrainingSettings(
        depth,
        learningRate,
        minChildWeight,
        subsample,
        columnSample,
        lambda,
        bins,
        mostRounds,
        patience,
        other,
        threads);
  }

  /** The same with another depth and most rounds. */
  public TrainingSettings withTrees(int otherDepth, int otherMostRounds) {
    return new TrainingSettings(
        otherDepth,
        learningRate,
        minChildWeight,
        subsample,
        columnSample,
        lambda,
        bins,
        otherMostRounds,
        patience,
        seed,
        threads);
  }

  /** The same with another number of threads. */
  public TrainingSettings withThreads(int other) {
    return new TrainingSettings(
        depth,
        learningRate,
        minChildWeight,
        subsample,
        columnSample,
        lambda,
        bins,
        mostRounds,
        patience,
        seed,
        other);
  }

  /** The parameters that make the model, by XGBoost's names; threads are not among them. */
  SortedMap<String, String> parameters() {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.putAll(
        Map.of(
            "booster", "gbtree",
            "objective", "multi:softprob",
            "num_class", "3",
            "tree_method", "hist",
            "max_depth", Integer.toString(depth),
            "eta", Double.toString(learningRate)));
    parameters.putAll(
        Map.of(
            // The trees start from nothing, or from the margins of a base.
            "base_score", "0",
            "min_child_weight", Double.toString(minChildWeight),
            "subsample", Double.toString(subsample),
            "colsample_bytree", Double.toString(columnSample),
            "lambda", Double.toString(lambda),
            "max_bin", Integer.toString(bins),
            "seed", Long.toString(seed)));
    return parameters;
  }

  private static void inRange(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s to %s".formatted(name, value, least, most));
    }
  }
}
