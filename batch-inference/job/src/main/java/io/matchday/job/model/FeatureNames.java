package io.matchday.job.model;

import java.util.List;

/**
 * What somebody says the features of a model are called, in the model's order.
 *
 * @param place who says so, such as the name of a file
 * @param names the names, not checked yet
 */
public record FeatureNames(String place, List<String> names) {

  /** Copies the names. */
  public FeatureNames {
    names = List.copyOf(names);
  }
}
