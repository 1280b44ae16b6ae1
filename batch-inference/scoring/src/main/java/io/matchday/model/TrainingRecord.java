package io.matchday.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model was trained.
 *
 * @param slices which matches were used for what
 * @param parameters the library's parameters as given to it, by name
 * @param seed the seed of its random choices
 * @param rounds boosting rounds kept
 * @param library the library and its version
 * @param tuning how the parameters were searched for; empty when they were not
 */
public record TrainingRecord(
    TrainingSlices slices,
    SortedMap<String, String> parameters,
    long seed,
    int rounds,
    String library,
    Optional<TuningRecord> tuning) {

  /** A model with parameters that were given. */
  public TrainingRecord(
      TrainingSlices slices,
      SortedMap<String, String> parameters,
      long seed,
      int rounds,
      String library) {
    this(slices, parameters, seed, rounds, library, Optional.empty());
  }

  /** Copies the parameters. */
  public TrainingRecord {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }
}
