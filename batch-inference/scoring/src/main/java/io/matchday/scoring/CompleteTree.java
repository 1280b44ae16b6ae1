package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;

/**
 * A tree grown out to a complete one: a leaf above the last level is repeated at every place below
 * it, so that every row is asked as many questions as the tree is deep and nothing needs to be
 * tested for being a leaf.
 *
 * <p>Places are numbered as in a heap: the root is 1, the children of {@code i} are {@code 2i} and
 * {@code 2i + 1}; a tree of depth {@code d} has its leaves at {@code 2^d} to {@code 2^(d+1) - 1}.
 */
final class CompleteTree {

  /** The deepest tree worth growing out: its leaves are numbered in one byte. */
  static final int DEEPEST = 8;

  /** A tree that is not there, and its nodes: it asks nothing and adds nothing. */
  static final int NONE = -1;

  private final TreeEnsemble ensemble;
  private final int depth;
  private final int[] nodes;

  /**
   * Grows a tree out.
   *
   * @param tree its number in the ensemble, or {@link #NONE}
   * @param depth at least its own depth, at most {@link #DEEPEST}
   */
  CompleteTree(TreeEnsemble ensemble, int tree, int depth) {
    this.ensemble = ensemble;
    this.depth = depth;
    nodes = new int[2 << depth];
    if (tree == NONE) {
      Arrays.fill(nodes, NONE);
      return;
    }
    nodes[1] = ensemble.root(tree);
    for (int place = 1; place < 1 << depth; place++) {
      int node = nodes[place];
      nodes[2 * place] = ensemble.isLeaf(node) ? node : ensemble.left(node);
      nodes[2 * place + 1] = ensemble.isLeaf(node) ? node : ensemble.right(node);
    }
  }

  /** The node that asks at a place, or {@link #NONE} where no question matters. */
  int asking(int place) {
    int node = nodes[place];
    return node == NONE || ensemble.isLeaf(node) ? NONE : node;
  }

  /** The value of a leaf, counted from the left; a tree that is not there has none to add. */
  float leaf(int number) {
    int node = nodes[(1 << depth) + number];
    return node == NONE ? -0.0f : ensemble.value(node); // Adding -0 changes no float, not even -0.
  }
}
