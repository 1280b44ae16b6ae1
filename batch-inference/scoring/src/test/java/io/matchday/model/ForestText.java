package io.matchday.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes three-class models of random tree shapes as XGBoost 3.0 lays them out in JSON. */
public final class ForestText {

  private static final int CLASSES = 3;

  private final Random random;
  private final int features;

  private ForestText(int features, long seed) {
    this.features = features;
    this.random = new Random(seed);
  }

  /**
   * A softmax model like one that training gives.
   *
   * @param features how many features it has, without names
   * @param rounds how many trees each class has
   * @param splits how many questions a tree asks
   * @param seed another seed gives another model
   */
  public static byte[] softprob(int features, int rounds, int splits, long seed) {
    ForestText forest = new ForestText(features, seed);
    List<String> trees = new ArrayList<>();
    for (int tree = 0; tree < rounds * CLASSES; tree++) {
      trees.add(forest.tree(tree, forest.random.ints(splits).map(Math::abs).toArray()));
    }
    return model(features, trees);
  }

  /** A model of three trees that are chains: each question has one leaf and the next question. */
  public static byte[] chains(int features, int splits) {
    ForestText forest = new ForestText(features, 1);
    int[] last = new int[splits];
    Arrays.fill(last, -1);
    List<String> trees = new ArrayList<>();
    for (int tree = 0; tree < CLASSES; tree++) {
      trees.add(forest.tree(tree, last));
    }
    return model(features, trees);
  }

  private static byte[] model(int features, List<String> trees) {
    String starts =
        IntStream.rangeClosed(0, trees.size() / CLASSES)
            .mapToObj(round -> Integer.toString(round * CLASSES))
            .collect(Collectors.joining(","));
    String classes =
        IntStream.range(0, trees.size())
            .mapToObj(tree -> Integer.toString(tree % CLASSES))
            .collect(Collectors.joining(","));
    return """
    {"learner":{"attributes":{},"feature_names":[],"feature_types":[],
    "gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"%d"},
    "iteration_indptr":[%s],"tree_info":[%s],"trees":[%s]},"name":"gbtree"},
    "learner_model_param":{"base_score":"5E-1","boost_from_average":"1","num_class":"3",
    "num_feature":"%d","num_target":"1"},
    "objective":{"name":"multi:softprob","softmax_multiclass_param":{"num_class":"3"}}},
    "version":[3,0,4]}"""
        .formatted(trees.size(), starts, classes, String.join(",", trees), features)
        .replace("\n", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A tree grown leaf by leaf.
   *
   * @param choices which of the leaves there are becomes the next question; -1 is the newest
   */
  private String tree(int id, int... choices) {
    int size = choices.length * 2 + 1;
    int[] left = new int[size];
    int[] parents = new int[size];
    List<Integer> leaves = new ArrayList<>(List.of(0));
    parents[0] = Integer.MAX_VALUE;
    int next = 1;
    for (int choice : choices) {
      int at = choice < 0 ? leaves.size() - 1 : choice % leaves.size();
      int node = leaves.set(at, next);
      leaves.add(next + 1);
      left[node] = next;
      parents[next] = node;
      parents[next + 1] = node;
      next += 2;
    }
    return """
    {"base_weights":[%1$s],"categories":[],"categories_nodes":[],"categories_segments":[],
    "categories_sizes":[],"default_left":[%2$s],"id":%3$d,"left_children":[%4$s],
    "loss_changes":[%1$s],"parents":[%5$s],"right_children":[%6$s],"split_conditions":[%7$s],
    "split_indices":[%8$s],"split_type":[%11$s],"sum_hessian":[%1$s],
    "tree_param":{"num_deleted":"0","num_feature":"%9$d","num_nodes":"%10$d","size_leaf_vector":"1"}}"""
        .formatted(
            column(size, node -> "0E0"),
            column(size, node -> left[node] == 0 ? "0" : "" + random.nextInt(2)),
            id,
            column(size, node -> left[node] == 0 ? "-1" : "" + left[node]),
            column(size, node -> "" + parents[node]),
            column(size, node -> left[node] == 0 ? "-1" : "" + (left[node] + 1)),
            column(size, node -> "" + (float) random.nextGaussian() / (left[node] == 0 ? 9 : 1)),
            column(size, node -> left[node] == 0 ? "0" : "" + random.nextInt(features)),
            features,
            size,
            column(size, node -> "0"));
  }

  private static String column(int size, IntFunction<String> value) {
    return IntStream.range(0, size).mapToObj(value).collect(Collectors.joining(","));
  }
}
