package io.matchday.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random models of a wanted shape, as the file XGBoost 3.0 would write, and rows that meet their
 * thresholds. The same wishes always give the same model.
 */
public final class GeneratedModels {

  private int trees = 6;
  private int depth = 3;
  private int features = 4;
  private int classes = 3;
  private int parallelTrees = 1;
  private int thresholdsAFeature = 16;
  private double leafShare;
  private double droppedShare;
  private long seed = 1;
  private boolean isDart;
  private boolean hasSpecials;
  private float[] baseScores = {0.5f};
  private float[] firstLeaves = {};
  private List<String> names = List.of();

  private GeneratedModels() {}

  /** Six complete trees of depth 3 over four features for three classes, unless wished else. */
  public static GeneratedModels aModel() {
    return new GeneratedModels();
  }

  /** How many trees, those of all classes together. */
  public GeneratedModels trees(int count) {
    trees = count;
    return this;
  }

  /** Questions from the root to the furthest leaf; 0 makes every tree a leaf. */
  public GeneratedModels depth(int questions) {
    depth = questions;
    return this;
  }

  /** How many features a row has. */
  public GeneratedModels features(int count) {
    features = count;
    return this;
  }

  /** What the features are called; also says how many. */
  public GeneratedModels named(List<String> featureNames) {
    names = List.copyOf(featureNames);
    return features(names.size());
  }

  /** Margins a row: 1 makes a {@code binary:logistic} model, more a {@code multi:softprob} one. */
  public GeneratedModels classes(int count) {
    classes = count;
    return this;
  }

  /** Trees a class gets in each round. */
  public GeneratedModels parallelTrees(int count) {
    parallelTrees = count;
    return this;
  }

  /** How many different thresholds the trees use for one feature. */
  public GeneratedModels thresholdsAFeature(int count) {
    thresholdsAFeature = count;
    return this;
  }

  /** The share of nodes above the greatest depth that are leaves; the root never is one of them. */
  public GeneratedModels leafShare(double share) {
    leafShare = share;
    return this;
  }

  /** The base score as the file has it: one number, or one a class as since XGBoost 3.1. */
  public GeneratedModels baseScores(float... scores) {
    baseScores = scores.clone();
    return this;
  }

  /** Puts one more round before the others: a tree for each class that is but this leaf. */
  public GeneratedModels firstLeaves(float... leaves) {
    firstLeaves = leaves.clone();
    return this;
  }

  /** Makes it a DART model: every tree has a weight, zero for this share of them. */
  public GeneratedModels dart(double shareOfZeroWeights) {
    isDart = true;
    droppedShare = shareOfZeroWeights;
    return this;
  }

  /** Puts zeros of both signs, denormals and huge numbers among thresholds and rows. */
  public GeneratedModels withSpecialValues() {
    hasSpecials = true;
    return this;
  }

  /** What all random choices follow from. */
  public GeneratedModels seed(long start) {
    seed = start;
    return this;
  }

  /** The model as a file in JSON. */
  public byte[] json() {
    Random random = new Random(seed + 1);
    GeneratedTree.Shape shape = new GeneratedTree.Shape(depth, leafShare);
    ThresholdGrid grid = grid();
    List<String> written = new ArrayList<>();
    for (float leaf : firstLeaves) {
      written.add(GeneratedTree.leaf(written.size(), leaf, grid));
    }
    for (int tree = 0; tree < trees; tree++) {
      written.add(GeneratedTree.json(written.size(), shape, grid, random));
    }
    return learner(written).getBytes(StandardCharsets.UTF_8);
  }

  /** The model, read from its file and proven. */
  public TreeEnsemble ensemble() {
    return ModelFile.read("generated.json", json());
  }

  /**
   * Rows of which about half the values equal a threshold of their feature, some lie one float
   * beside one, and the rest anywhere.
   *
   * @param missingShare the share of values that are missing (NaN)
   * @param rowSeed what the choices follow from
   */
  public float[] rows(int count, double missingShare, long rowSeed) {
    return grid().rows(count, missingShare, new Random(rowSeed));
  }

  private ThresholdGrid grid() {
    return new ThresholdGrid(features, thresholdsAFeature, hasSpecials, new Random(seed));
  }

  private String learner(List<String> written) {
    int aRound = classes * parallelTrees;
    int count = written.size();
    int rounds = (count + aRound - 1) / aRound;
    String objective =
        classes == 1
            ? "{\"name\":\"binary:logistic\",\"reg_loss_param\":{\"scale_pos_weight\":\"1\"}}"
            : "{\"name\":\"multi:softprob\",\"softmax_multiclass_param\":{\"num_class\":\"%d\"}}"
                .formatted(classes);
    return """
    {"learner":{"attributes":{},"feature_names":[%s],"feature_types":[],"gradient_booster":%s,
    "learner_model_param":{"base_score":"%s","boost_from_average":"1","num_class":"%d",
    "num_feature":"%d","num_target":"1"},"objective":%s},"version":[3,0,4]}
    """
        .formatted(
            names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",")),
            booster(written, list(rounds + 1, round -> Math.min(round * aRound, count))),
            baseScore(),
            classes == 1 ? 0 : classes,
            features,
            objective);
  }

  private String booster(List<String> written, String roundStarts) {
    String model =
        """
        {"model":{"gbtree_model_param":{"num_parallel_tree":"%d","num_trees":"%d"},
        "iteration_indptr":[%s],"tree_info":[%s],"trees":[%s]},"name":"gbtree"}"""
            .formatted(
                parallelTrees,
                written.size(),
                roundStarts,
                list(written.size(), tree -> tree / parallelTrees % classes),
                String.join(",\n", written));
    return isDart
        ? "{\"gbtree\":%s,\"name\":\"dart\",\"weight_drop\":[%s]}"
            .formatted(model, weights(written.size()))
        : model;
  }

  private String weights(int count) {
    Random random = new Random(seed + 2);
    return IntStream.range(0, count)
        .mapToObj(tree -> random.nextDouble() < droppedShare ? 0 : random.nextFloat())
        .map(weight -> Float.toString(weight))
        .collect(Collectors.joining(","));
  }

  private String baseScore() {
    String scores =
        IntStream.range(0, baseScores.length)
            .mapToObj(i -> Float.toString(baseScores[i]))
            .collect(Collectors.joining(","));
    return baseScores.length == 1 ? scores : "[" + scores + "]";
  }

  private static String list(int count, IntUnaryOperator number) {
    return IntStream.range(0, count)
        .map(number)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}
