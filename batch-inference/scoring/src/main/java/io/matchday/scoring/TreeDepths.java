package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;

/** How many questions each tree of an ensemble asks at most. Immutable. */
final class TreeDepths {

  private final TreeEnsemble ensemble;
  private final int[] depths;

  private TreeDepths(TreeEnsemble ensemble) {
    this.ensemble = ensemble;
    depths = new int[ensemble.treeCount()];
    int[] level = new int[ensemble.nodeCount()];
    int[] next = new int[ensemble.nodeCount()];
    for (int tree = 0; tree < depths.length; tree++) {
      level[0] = ensemble.root(tree);
      for (int width = below(level, 1, next); width > 0; width = below(level, width, next)) {
        System.arraycopy(next, 0, level, 0, width);
        depths[tree]++;
      }
    }
  }

  static TreeDepths of(TreeEnsemble ensemble) {
    return new TreeDepths(ensemble);
  }

  /** Collects the children of a level; tells how many there are. */
  private int below(int[] level, int width, int[] children) {
    int count = 0;
    for (int i = 0; i < width; i++) {
      if (!ensemble.isLeaf(level[i])) {
        children[count++] = ensemble.left(level[i]);
        children[count++] = ensemble.right(level[i]);
      }
    }
    return count;
  }

  /** The depth of a tree; 0 for one that is but a leaf. */
  int of(int tree) {
    return depths[tree];
  }

  /** The depth of the deepest tree. */
  int greatest() {
    return Arrays.stream(depths).max().orElse(0);
  }

  /** How many questions a row is asked, when every tree is grown out to its depth. */
  int questions() {
    return Arrays.stream(depths).sum();
  }
}
