package io.matchday.training;

import io.matchday.model.ForestText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Model files that differ from a good one in what a reader might ignore and another not. */
final class ModelVariants {

  /** Each line is a file: what is replaced by what, changes parted by ampersands. */
  private static final String LINES =
      """
      "iteration_indptr":[0,3,6], ->\s
      "iteration_indptr":[0,3,6], ->  & "num_parallel_tree":"1" -> "num_parallel_tree":"2"
      "iteration_indptr":[0,3,6], ->  & "num_parallel_tree":"1" -> "num_parallel_tree":"4"
      "iteration_indptr":[0,3,6], ->  & "num_parallel_tree":"1" -> "num_parallel_tree":"0"
      "iteration_indptr":[0,3,6], ->  & "num_parallel_tree":"1" -> "num_parallel_tree":"-1"
      "iteration_indptr":[0,3,6], ->  & "num_parallel_tree":"1", ->\s
      [0,3,6] -> [0,6]
      [0,3,6] -> [0,1,6]
      [0,3,6] -> [0,1,2,3,4,5,6]
      [0,3,6] -> []
      "num_parallel_tree":"1" -> "num_parallel_tree":"2"
      "num_target":"1" -> "num_target":"0"
      ,"num_target":"1" ->\s
      "boost_from_average":"1" -> "boost_from_average":"0"
      "boost_from_average":"1", ->\s
      5E-1 -> 0.5
      5E-1 -> +0.5E0
      5E-1 -> 5.
      5E-1 -> 1e-46
      5E-1 -> 1e-40
      5E-1 -> 0.123456789
      5E-1 -> 0.000123456789
      5E-1 -> 00.5
      5E-1 -> 123456789
      5E-1 -> 9.99999999E-1
      5E-1 -> 1.17549435E-38
      5E-1 -> 16777217
      5E-1 -> [5E-1]
      5E-1 -> -7
      multi:softprob -> multi:softmax
      [3,0,4] -> [1,7,6]
      [3,0,4] -> [2,0,0]
      [3,0,4] -> [3,9,0]
      "attributes":{} -> "attributes":{"best_iteration":"0"}
      "attributes":{} -> "attributes":{"best_iteration":"0","best_ntree_limit":"1"}
      "num_feature":"3","num_target" -> "num_feature":"7","num_target"
      "num_feature":"3","num_nodes" -> "num_feature":"1","num_nodes"
      "feature_names":[] -> "feature_names":["a","a",""]
      "feature_types":[] -> "feature_types":["int","i","q"]
      "feature_types":[] -> "feature_types":["float"]
      "tree_info":[0,1,2,0,1,2] -> "tree_info":[2,2,2,0,0,0]
      "size_leaf_vector":"1" -> "size_leaf_vector":"0"
      ,"size_leaf_vector":"1" ->\s
      "num_deleted":"0", ->\s
      """;

  private ModelVariants() {}

  /** The files by what was changed in them. */
  static Map<String, byte[]> all() {
    String model = new String(ForestText.softprob(3, 2, 3, 9), StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String line : LINES.lines().toList()) {
      String changed = model;
      for (String change : line.split(" & ", -1)) {
        String[] parts = change.split(" -> ", -1);
        if (!changed.contains(parts[0])) {
          throw new IllegalStateException("the model has no " + parts[0]);
        }
        changed = changed.replace(parts[0], parts[1]);
      }
      files.put(line, changed.getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
