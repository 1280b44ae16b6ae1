package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;

/**
 * Complete trees laid out for scoring in slices, in groups of four that share the depth of their
 * deepest. The leaves of a group share one table where a byte can number them all, which it can to
 * a depth of 6; deeper trees have a table each. Immutable.
 */
final class SlicedTrees {

  /** Trees in a group. */
  static final int TOGETHER = 4;

  /** No tree is less deep, so that the first levels need no test. */
  static final int LEAST_DEPTH = 3;

  private static final int SHARED_DEPTH = 6;

  private final TreeOrder order;
  private final int[] depths;
  private final int[] begins;
  private final char[] questions;
  private final float[][] leaves;

  SlicedTrees(TreeEnsemble ensemble, TreeDepths treeDepths, Conditions conditions) {
    order = new TreeOrder(ensemble, TOGETHER);
    depths = new int[order.groups()];
    begins = new int[order.groups() + 1];
    Arrays.fill(depths, LEAST_DEPTH);
    for (int group = 0; group < depths.length; group++) {
      for (int i = 0; i < TOGETHER; i++) {
        int tree = order.tree(group * TOGETHER + i);
        if (tree != CompleteTree.NONE) {
          depths[group] = Math.max(depths[group], treeDepths.of(tree));
        }
      }
      begins[group + 1] = begins[group] + (TOGETHER << depths[group]);
    }
    questions = new char[begins[depths.length]];
    leaves = new float[order.count()][];
    for (int group = 0; group < depths.length; group++) {
      for (int i = 0; i < TOGETHER; i++) {
        put(ensemble, conditions, group, i);
      }
    }
  }

  private void put(TreeEnsemble ensemble, Conditions conditions, int group, int i) {
    int depth = depths[group];
    int width = 1 << depth;
    CompleteTree tree = new CompleteTree(ensemble, order.tree(group * TOGETHER + i), depth);
    int table = group * TOGETHER + (isShared(group) ? 0 : i);
    int first = isShared(group) ? i * width : 0;
    if (first == 0) {
      leaves[table] = new float[isShared(group) ? TOGETHER * width : width];
    }
    for (int place = 0; place < width; place++) {
      leaves[table][first + place] = tree.leaf(place);
      if (place > 0) {
        questions[begin(group, i) + cell(place)] = conditions.number(tree.asking(place));
      }
    }
  }

  /**
   * Where the question of a place stands in its tree. The eight of a level from which the first
   * three turns choose one, which lie an eighth of the level apart, stand next to each other; the
   * eights are in the order of their numbers read backwards, so that those between which the next
   * turn chooses are neighbours, and so on.
   */
  private static int cell(int place) {
    int width = Integer.highestOneBit(place);
    int apart = Math.max(1, width >> LEAST_DEPTH);
    int inLevel = place - width;
    int eight = Integer.reverse(inLevel % apart) >>> -Integer.numberOfTrailingZeros(apart);
    return width + eight * (width / apart) + inLevel / apart;
  }

  private boolean isShared(int group) {
    return depths[group] <= SHARED_DEPTH;
  }

  int groups() {
    return depths.length;
  }

  /** How many questions a row is asked in each tree of a group. */
  int depth(int group) {
    return depths[group];
  }

  /** Where the questions of a tree begin: that of its root is the next one. */
  int begin(int group, int tree) {
    return begins[group] + (tree << depths[group]);
  }

  /** The number of the condition at each place; not to be written to. */
  char[] questions() {
    return questions;
  }

  /**
   * Sets the bits above those of a tree's leaves: its place in its group, if they share a table.
   */
  void tell(int group, int tree, long[] bits) {
    int above = depths[group];
    Arrays.fill(bits, above, bits.length, 0);
    if (isShared(group)) {
      bits[above] = -(tree & 1);
      bits[above + 1] = -(tree >> 1);
    }
  }

  /** Adds the leaves of a group's trees, whose numbers are there tree after tree. */
  void add(int group, byte[] numbers, LeafSums sums) {
    int first = group * TOGETHER;
    if (isShared(group)) {
      sums.addFour(order.classOf(group), numbers, leaves[first]);
    } else {
      for (int i = 0; i < TOGETHER; i++) {
        sums.addOne(order.classOf(group), numbers, i * BitAnswers.ROWS, leaves[first + i]);
      }
    }
  }
}
