package io.matchday.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes small random three-class models as XGBoost 3.0 lays them out in JSON. */
public final class ModelText {

  private static final int ROUNDS = 2;
  private static final int CLASSES = 3;

  private ModelText() {}

  /** A softmax model of six trees with three leaves each over these features. */
  public static byte[] softprob(List<String> featureNames, long seed) {
    Random random = new Random(seed);
    List<String> trees = new ArrayList<>();
    for (int tree = 0; tree < ROUNDS * CLASSES; tree++) {
      trees.add(tree(tree, featureNames.size(), random));
    }
    String names =
        featureNames.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
    String text =
        """
        {"learner":{"attributes":{},"feature_names":[%s],"feature_types":[],
        "gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"6"},
        "iteration_indptr":[0,3,6],"tree_info":[0,1,2,0,1,2],"trees":[%s]},"name":"gbtree"},
        "learner_model_param":{"base_score":"5E-1","boost_from_average":"1","num_class":"3",
        "num_feature":"%d","num_target":"1"},
        "objective":{"name":"multi:softprob","softmax_multiclass_param":{"num_class":"3"}}},
        "version":[3,0,4]}
        """
            .formatted(names, String.join(",", trees), featureNames.size());
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String tree(int id, int features, Random random) {
    StringJoiner values = new StringJoiner(",");
    for (int node = 0; node < 5; node++) {
      values.add(Float.toString(node < 2 ? random.nextFloat() : random.nextFloat() - 0.5f));
    }
    return """
    {"base_weights":[0,0,0,0,0],"categories":[],"categories_nodes":[],"categories_segments":[],
    "categories_sizes":[],"default_left":[%d,0,0,0,0],"id":%d,"left_children":[1,3,-1,-1,-1],
    "loss_changes":[1,1,0,0,0],"parents":[2147483647,0,0,1,1],"right_children":[2,4,-1,-1,-1],
    "split_conditions":[%s],"split_indices":[%d,%d,0,0,0],"split_type":[0,0,0,0,0],
    "sum_hessian":[4,2,2,1,1],"tree_param":{"num_deleted":"0","num_feature":"%d","num_nodes":"5",
    "size_leaf_vector":"1"}}"""
        .formatted(
            random.nextInt(2),
            id,
            values,
            random.nextInt(features),
            random.nextInt(features),
            features);
  }
}
