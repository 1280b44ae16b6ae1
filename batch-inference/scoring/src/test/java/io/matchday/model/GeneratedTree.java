package io.matchday.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** A random tree in XGBoost's JSON, its nodes level by level. */
final class GeneratedTree {

  private static final int NO_PARENT = Integer.MAX_VALUE;
  private static final float ALL_ROWS = 1_000;

  private final Random random;
  private final ThresholdGrid grid;
  private final Shape shape;
  private final Column left = new Column();
  private final Column right = new Column();
  private final Column parent = new Column();
  private final Column split = new Column();
  private final Column value = new Column();
  private final Column defaultLeft = new Column();
  private final Column types = new Column();
  private final Column statistics = new Column();
  private final List<Float> cover = new ArrayList<>();
  private int nodes;

  private GeneratedTree(Shape shape, ThresholdGrid grid, Random random) {
    this.shape = shape;
    this.grid = grid;
    this.random = random;
  }

  /**
   * How far a tree is grown.
   *
   * @param depth questions from the root to the furthest leaf
   * @param leafShare the share of nodes above it that are leaves all the same
   */
  record Shape(int depth, double leafShare) {}

  /** Numbers with commas between. */
  private static final class Column {

    private final StringJoiner numbers = new StringJoiner(",", "[", "]");

    void add(int number) {
      numbers.add(Integer.toString(number));
    }

    void add(float number) {
      numbers.add(Float.toString(number));
    }

    @Override
    public String toString() {
      return numbers.toString();
    }
  }

  /**
   * A tree.
   *
   * @param id its place in the model
   * @param grid the thresholds of every feature
   */
  static String json(int id, Shape shape, ThresholdGrid grid, Random random) {
    return new GeneratedTree(shape, grid, random).json(id);
  }

  /** A tree that is a leaf and nothing else. */
  static String leaf(int id, float leaf, ThresholdGrid grid) {
    GeneratedTree tree = new GeneratedTree(new Shape(0, 0), grid, new Random(id));
    tree.parent.add(NO_PARENT);
    tree.types.add(0);
    tree.statistics.add(0.0f);
    tree.cover.add(ALL_ROWS);
    tree.node(-1, -1, 0, leaf);
    tree.defaultLeft.add(0);
    tree.nodes = 1;
    return tree.written(id);
  }

  private String json(int id) {
    int[] level = {NO_PARENT};
    for (int depth = 0; level.length > 0; depth++) {
      level = grow(level, depth);
    }
    return written(id);
  }

  private String written(int id) {
    return """
    {"base_weights":%s,"categories":[],"categories_nodes":[],"categories_segments":[],
    "categories_sizes":[],"default_left":%s,"id":%d,"left_children":%s,"loss_changes":%s,
    "parents":%s,"right_children":%s,"split_conditions":%s,"split_indices":%s,"split_type":%s,
    "sum_hessian":%s,"tree_param":{"num_deleted":"0","num_feature":"%d","num_nodes":"%d",
    "size_leaf_vector":"1"}}"""
        .formatted(
            statistics,
            defaultLeft,
            id,
            left,
            statistics,
            parent,
            right,
            value,
            split,
            types,
            cover.toString().replace(" ", ""),
            grid.features(),
            nodes);
  }

  /** Adds the nodes whose parents are given, and gives the parents of the next level. */
  private int[] grow(int[] parents, int depth) {
    int[] next = new int[parents.length * 2];
    int count = 0;
    int firstChild = nodes + parents.length;
    for (int above : parents) {
      parent.add(above);
      types.add(0);
      statistics.add(0.0f);
      cover.add(coverBelow(above));
      boolean isLeaf = depth == shape.depth || (depth > 0 && random.nextDouble() < shape.leafShare);
      if (isLeaf) {
        leaf();
      } else {
        question(firstChild + count);
        next[count++] = nodes;
        next[count++] = nodes;
      }
      nodes++;
    }
    return Arrays.copyOf(next, count);
  }

  /** A tenth of the rows of the parent go left, or five, or nine; the others go right. */
  private float coverBelow(int above) {
    if (above == NO_PARENT) {
      return ALL_ROWS;
    }
    float parents = cover.get(above);
    boolean isRight = nodes % 2 == 0;
    return isRight ? parents - cover.get(nodes - 1) : parents * (1 + above % 3 * 4) / 10;
  }

  private void leaf() {
    node(-1, -1, 0, (float) random.nextGaussian() / 8);
    defaultLeft.add(0);
  }

  private void question(int firstChild) {
    int feature = random.nextInt(grid.features());
    defaultLeft.add(random.nextInt(2));
    node(firstChild, firstChild + 1, feature, grid.threshold(feature, random));
  }

  private void node(int leftChild, int rightChild, int feature, float number) {
    left.add(leftChild);
    right.add(rightChild);
    split.add(feature);
    value.add(number);
  }
}
