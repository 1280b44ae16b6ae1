package io.matchday.training;

import java.util.Map;
import java.util.SortedMap;

/**
 * How a model is fitted.
 *
 * @param trees how its trees are grown
 * @param mostRounds rounds at most, 1 to 5000; default 600
 * @param patience rounds without a better log loss before fitting stops; default 30
 * @param seed of the sampling of rows and columns, and of the search for settings; default 1
 * @param threads threads to fit with; default all processors. Another number may change the last
 *     bits of the leaves, and with them the run id
 */
public record TrainingSettings(
    TreeSettings trees, int mostRounds, int patience, long seed, int threads) {

  /** Refuses values out of range. */
  public TrainingSettings {
    inRange("most rounds", mostRounds, 1, 5000);
    inRange("patience", patience, 1, 5000);
    inRange("seed", (double) seed, 0, Integer.MAX_VALUE);
    inRange("threads", threads, 1, 1024);
  }

  /** The settings used unless told otherwise. */
  public static TrainingSettings defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new TrainingSettings(TreeSettings.defaults(), 600, 30, 1, processors);
  }

  /** The same with another seed. */
  public TrainingSettings withSeed(long other) {
    return new TrainingSettings(trees, mostRounds, patience, other, threads);
  }

  /** The same with other trees. */
  public TrainingSettings withTrees(TreeSettings other) {
    return new TrainingSettings(other, mostRounds, patience, seed, threads);
  }

  /** The same with another number of rounds at most. */
  public TrainingSettings withMostRounds(int other) {
    return new TrainingSettings(trees, other, patience, seed, threads);
  }

  /** The same with another number of threads. */
  public TrainingSettings withThreads(int other) {
    return new TrainingSettings(trees, mostRounds, patience, seed, other);
  }

  /** The parameters that make the model, by XGBoost's names; threads are not among them. */
  SortedMap<String, String> parameters() {
    SortedMap<String, String> parameters = trees.parameters();
    parameters.putAll(
        Map.of(
            "booster", "gbtree",
            "objective", "multi:softprob",
            "num_class", "3",
            "tree_method", "hist",
            // The trees start from nothing, or from the margins of a base.
            "base_score", "0",
            "seed", Long.toString(seed)));
    return parameters;
  }

  static void inRange(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s to %s".formatted(name, value, least, most));
    }
  }
}
