package io.matchday.model;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Set;

/** Reads the columns of one tree and refuses those that do not fit each other. */
final class TreeParser {

  private static final Set<String> NEEDED =
      Set.of(
          "left_children",
          "right_children",
          "split_indices",
          "split_conditions",
          "default_left",
          "tree_param");

  private final ModelReader in;
  private final Set<String> seen = new HashSet<>();
  private int[] left = {};
  private int[] right = {};
  private int[] split = {};
  private int[] defaultLeft = {};
  private int[] parents = {};
  private float[] value = {};
  private float[] cover = {};
  private int nodes;
  private int deleted;

  private TreeParser(ModelReader in) {
    this.in = in;
  }

  /**
   * A tree with its claims.
   *
   * @param columns the nodes
   * @param parents the node each one hangs from, as the file has it; empty when it does not say
   * @param cover the sum of Hessians of the training rows that reached each node, as the file has
   *     it and unchecked; empty when it does not say
   * @param deleted how many of them pruning left behind
   */
  record Parsed(TreeColumns columns, IntBuffer parents, FloatBuffer cover, int deleted) {}

  /** Reads the tree with this place in its file. */
  static Parsed parse(ModelReader in, int index) {
    TreeParser parser = new TreeParser(in);
    in.object(name -> parser.field(name, index));
    return parser.finish();
  }

  private void field(String name, int index) {
    seen.add(name);
    switch (name) {
      case "left_children" -> left = in.integers();
      case "right_children" -> right = in.integers();
      case "split_indices" -> split = in.integers();
      case "split_conditions" -> value = in.floats();
      case "default_left" -> defaultLeft = in.integers();
      case "parents" -> parents = in.integers();
      case "sum_hessian" -> cover = in.floats();
      case "split_type" -> refuseCategories(in.integers());
      case "categories_nodes" -> refuseCategories(in.integers());
      case "tree_param" -> in.object(this::parameter);
      case "id" -> {
        if (ModelNumber.integer(in) != index) {
          throw in.place().refused("is out of order, expected " + index);
        }
      }
      default -> in.skip();
    }
  }

  private void parameter(String name) {
    switch (name) {
      case "num_nodes" -> nodes = ModelNumber.integer(in);
      case "num_deleted" -> deleted = ModelNumber.integer(in);
      case "size_leaf_vector" -> {
        int leaf = ModelNumber.integer(in);
        if (leaf < 0 || leaf > 1) {
          throw in.place().refused("the tree has vector leaves, expected one number a leaf");
        }
      }
      default -> in.skip();
    }
  }

  /** The split types, or the nodes with categories: nothing but zeros or nothing at all. */
  private void refuseCategories(int[] marks) {
    for (int mark : marks) {
      if (mark != 0) {
        throw in.place().refused("the tree has categorical splits, expected numerical ones");
      }
    }
  }

  private Parsed finish() {
    for (String name : NEEDED) {
      if (!seen.contains(name)) {
        throw in.place().refused(name + " is absent");
      }
    }
    if (nodes < 1) {
      throw in.place().refused("num_nodes is " + nodes + ", expected 1 or more");
    }
    sized("left_children", left.length);
    sized("right_children", right.length);
    sized("split_indices", split.length);
    sized("split_conditions", value.length);
    sized("default_left", defaultLeft.length);
    sized("parents", seen.contains("parents") ? parents.length : nodes);
    sized("sum_hessian", seen.contains("sum_hessian") ? cover.length : nodes);
    TreeColumns columns = new TreeColumns(left, right, split, value, defaultLeft);
    return new Parsed(columns, IntBuffer.wrap(parents), FloatBuffer.wrap(cover), deleted);
  }

  private void sized(String name, int length) {
    if (length != nodes) {
      throw in.place()
          .refused("%s has %d entries, expected num_nodes %d".formatted(name, length, nodes));
    }
  }
}
