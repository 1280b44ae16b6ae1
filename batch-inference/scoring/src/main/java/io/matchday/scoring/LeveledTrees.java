package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * Complete trees of one depth laid out for walking six at a time: each level of all trees in one
 * array. The place of a row in a tree is then the same sum at every level, twice the place above it
 * plus the turn, starting from the number of the tree, and no tree needs an offset of its own.
 * Immutable.
 */
final class LeveledTrees {

  /** Trees walked at once; the registers hold no more. */
  static final int TOGETHER = 6;

  private final TreeOrder order;
  private final int depth;
  private final float[] leaves;

  LeveledTrees(TreeEnsemble ensemble, TreeDepths depths) {
    order = new TreeOrder(ensemble, TOGETHER);
    depth = depths.greatest();
    leaves = new float[order.count() << depth];
    for (int tree = 0; tree < order.count(); tree++) {
      CompleteTree complete = new CompleteTree(ensemble, order.tree(tree), depth);
      for (int leaf = 0; leaf < 1 << depth; leaf++) {
        leaves[(tree << depth) + leaf] = complete.leaf(leaf);
      }
    }
  }

  /** Takes the node that asks at a place of a level, or {@link CompleteTree#NONE}. */
  interface Places {
    void put(int level, int place, int node);
  }

  /** Hands out all places. */
  void forEachPlace(TreeEnsemble ensemble, Places places) {
    for (int tree = 0; tree < order.count(); tree++) {
      CompleteTree complete = new CompleteTree(ensemble, order.tree(tree), depth);
      for (int level = 0; level < depth; level++) {
        int width = 1 << level;
        for (int i = 0; i < width; i++) {
          places.put(level, tree * width + i, complete.asking(width + i));
        }
      }
    }
  }

  /** How many questions a row is asked in each tree. */
  int depth() {
    return depth;
  }

  /** How many places a level has. */
  int width(int level) {
    return order.count() << level;
  }

  /** How many groups of six there are. */
  int groups() {
    return order.groups();
  }

  /**
   * Adds the leaves a row came to in a group to the margin of its class, in tree order.
   *
   * @param reached the place of each leaf
   * @param margins the sums so far
   * @param offset where those of the row begin
   */
  void add(int group, int[] reached, float[] margins, int offset) {
    float sum = margins[offset + order.classOf(group)];
    for (int leaf : reached) {
      sum += leaves[leaf];
    }
    margins[offset + order.classOf(group)] = sum;
  }
}
