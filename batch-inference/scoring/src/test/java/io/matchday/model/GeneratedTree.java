package io.matchday.model;

import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;

/** A random tree in XGBoost's JSON, its nodes level by level. */
final class GeneratedTree {

  private static final int NO_PARENT = Integer.MAX_VALUE;

  private final Random random;
  private final float[][] grid;
  private final Shape shape;
  private final Column left = new Column();
  private final Column right = new Column();
  private final Column parent = new Column();
  private final Column split = new Column();
  private final Column value = new Column();
  private final Column defaultLeft = new Column();
  private final Column zeros = new Column();
  private int nodes;

  private GeneratedTree(Shape shape, float[][] grid, Random random) {
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
  static String json(int id, Shape shape, float[][] grid, Random random) {
    return new GeneratedTree(shape, grid, random).json(id);
  }

  private String json(int id) {
    int[] level = {NO_PARENT};
    for (int depth = 0; level.length > 0; depth++) {
      level = grow(level, depth);
    }
    return """
    {"base_weights":%s,"categories":[],"categories_nodes":[],"categories_segments":[],
    "categories_sizes":[],"default_left":%s,"id":%d,"left_children":%s,"loss_changes":%s,
    "parents":%s,"right_children":%s,"split_conditions":%s,"split_indices":%s,"split_type":%s,
    "sum_hessian":%s,"tree_param":{"num_deleted":"0","num_feature":"%d","num_nodes":"%d",
    "size_leaf_vector":"1"}}"""
        .formatted(
            zeros,
            defaultLeft,
            id,
            left,
            zeros,
            parent,
            right,
            value,
            split,
            zeros,
            zeros,
            grid.length,
            nodes);
  }

  /** Adds the nodes whose parents are given, and gives the parents of the next level. */
  private int[] grow(int[] parents, int depth) {
    int[] next = new int[parents.length * 2];
    int count = 0;
    int firstChild = nodes + parents.length;
    for (int above : parents) {
      parent.add(above);
      zeros.add(0);
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

  private void leaf() {
    left.add(-1);
    right.add(-1);
    split.add(0);
    defaultLeft.add(0);
    value.add((float) random.nextGaussian() / 8);
  }

  private void question(int firstChild) {
    int feature = random.nextInt(grid.length);
    left.add(firstChild);
    right.add(firstChild + 1);
    split.add(feature);
    defaultLeft.add(random.nextInt(2));
    value.add(grid[feature][random.nextInt(grid[feature].length)]);
  }
}
