package io.matchday.model;

import java.util.List;

/**
 * A proven gradient-boosted ensemble: trees of yes-no questions with a number at each leaf, in flat
 * arrays over the nodes of all trees. A row goes left when {@code value < threshold}, a missing
 * value goes where the node says; the margin of a class is its base margin plus the leaves of its
 * trees, added as floats in tree order. Immutable and thread-safe.
 */
public final class TreeEnsemble {

  private final Objective objective;
  private final int featureCount;
  private final List<String> featureNames;
  private final int classCount;
  private final float baseMargin;
  private final int[] treeClass;
  private final int[] roots;
  private final int[] left;
  private final int[] right;
  private final int[] split;
  private final float[] value;
  private final boolean[] defaultLeft;

  /** Lays proven trees one after the other. */
  TreeEnsemble(ModelHeader header, int[] treeClass, List<TreeColumns> trees) {
    this.objective = header.objective();
    this.featureCount = header.featureCount();
    this.featureNames = header.featureNames();
    this.classCount = header.classCount();
    this.baseMargin = header.baseMargin();
    this.treeClass = treeClass.clone();
    this.roots = new int[trees.size()];
    int nodes = trees.stream().mapToInt(TreeColumns::size).reduce(0, Math::addExact);
    this.left = new int[nodes];
    this.right = new int[nodes];
    this.split = new int[nodes];
    this.value = new float[nodes];
    this.defaultLeft = new boolean[nodes];
    int root = 0;
    for (int i = 0; i < roots.length; i++) {
      roots[i] = root;
      copy(trees.get(i), root);
      root += trees.get(i).size();
    }
  }

  private void copy(TreeColumns tree, int root) {
    for (int node = 0; node < tree.size(); node++) {
      boolean leaf = tree.isLeaf(node);
      left[root + node] = leaf ? -1 : root + tree.left(node);
      right[root + node] = leaf ? -1 : root + tree.right(node);
      split[root + node] = leaf ? 0 : tree.split(node);
      value[root + node] = tree.value(node);
      defaultLeft[root + node] = tree.isDefaultLeft(node);
    }
  }

  /** What the model was trained for. */
  public Objective objective() {
    return objective;
  }

  /** Margins a row: one a class, or a single one for a binary model. */
  public int classCount() {
    return classCount;
  }

  /** How many features a row has. */
  public int featureCount() {
    return featureCount;
  }

  /** The feature names the file carries in vector order; empty when it carries none. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** The margin of every class before any tree has spoken. */
  public float baseMargin() {
    return baseMargin;
  }

  /** The number of trees. */
  public int treeCount() {
    return roots.length;
  }

  /** The class whose margin a tree adds to. */
  public int treeClass(int tree) {
    return treeClass[tree];
  }

  /** The node a tree starts at. */
  public int root(int tree) {
    return roots[tree];
  }

  /** The number of nodes of all trees, those included that pruning left behind. */
  public int nodeCount() {
    return left.length;
  }

  /** Whether a node is a leaf. */
  public boolean isLeaf(int node) {
    return left[node] < 0;
  }

  /** The node for rows below the threshold; -1 in a leaf. */
  public int left(int node) {
    return left[node];
  }

  /** The node for rows at or above the threshold; -1 in a leaf. */
  public int right(int node) {
    return right[node];
  }

  /** The place of the feature a node asks for; 0 in a leaf. */
  public int split(int node) {
    return split[node];
  }

  /** The threshold of a node, or the value of a leaf. */
  public float value(int node) {
    return value[node];
  }

  /** Whether a missing value goes left. */
  public boolean isDefaultLeft(int node) {
    return defaultLeft[node];
  }
}
