package io.matchday.model;

import java.nio.IntBuffer;

/**
 * Proves that a tree is one: walked from the root, every node is met exactly once, every question
 * is about a feature the model has, and every number is finite. Native XGBoost takes all of this on
 * trust and crashes, hangs or answers wrongly on a file where it is not so.
 */
final class TreeProof {

  /** What the root has for a parent. */
  private static final int NO_PARENT = Integer.MAX_VALUE;

  private final TreeColumns tree;
  private final int featureCount;
  private final Place place;
  private final boolean[] met;
  private final int[] waiting;
  private int waitingCount;
  private float largestLeaf;

  private TreeProof(TreeColumns tree, int featureCount, Place place) {
    this.tree = tree;
    this.featureCount = featureCount;
    this.place = place;
    this.met = new boolean[tree.size()];
    this.waiting = new int[tree.size() + 1];
  }

  /**
   * Refuses what is no tree.
   *
   * @return the largest absolute value of its leaves
   */
  static float prove(TreeParser.Parsed parsed, int featureCount, Place place) {
    TreeProof proof = new TreeProof(parsed.columns(), featureCount, place);
    int reached = proof.walk();
    int size = parsed.columns().size();
    if (reached != size - parsed.deleted()) {
      throw place.refused(
          "the root leads to %d of %d nodes, expected all but the %d deleted"
              .formatted(reached, size, parsed.deleted()));
    }
    if (parsed.parents().hasRemaining()) {
      proof.checkParents(parsed.parents());
    }
    proof.empty();
    return proof.largestLeaf;
  }

  /** Makes what pruning left behind leaves of nothing: no later reader meets what is not proven. */
  private void empty() {
    for (int node = 0; node < met.length; node++) {
      if (!met[node]) {
        tree.empty(node);
      }
    }
  }

  private int walk() {
    int reached = 0;
    reach(0, 0);
    while (waitingCount > 0) {
      int node = waiting[--waitingCount];
      reached++;
      check(node);
      if (!tree.isLeaf(node)) {
        reach(node, tree.left(node));
        reach(node, tree.right(node));
      }
    }
    return reached;
  }

  private void reach(int from, int node) {
    if (node < 0 || node >= tree.size()) {
      throw place.refused(
          "node %d has child %d, expected 1 to %d".formatted(from, node, tree.size() - 1));
    }
    if (met[node]) {
      throw place.refused("node %d is reached twice, by node %d again".formatted(node, from));
    }
    met[node] = true;
    waiting[waitingCount++] = node;
  }

  /**
   * The ways up must be the ways down: the native library relies on it. What was deleted must hang
   * from some node.
   */
  private void checkParents(IntBuffer parents) {
    for (int node = 0; node < met.length; node++) {
      int parent = parents.get(node);
      boolean right;
      if (node == 0) {
        right = parent == NO_PARENT;
      } else {
        right = parent >= 0 && parent < met.length;
        right = right && (!met[node] || tree.left(parent) == node || tree.right(parent) == node);
      }
      if (!right) {
        throw place.refused("node %d has parent %d, which is not so".formatted(node, parent));
      }
    }
  }

  private void check(int node) {
    if (!tree.isDefaultPlain(node)) {
      throw place.refused("node %d has a default_left other than 0 and 1".formatted(node));
    }
    float value = tree.value(node);
    if (!Float.isFinite(value)) {
      throw place.refused("node %d has %s, expected a finite number".formatted(node, value));
    }
    if (!tree.isLeaf(node)) {
      int split = tree.split(node);
      if (split < 0 || split >= featureCount) {
        throw place.refused(
            "node %d asks for feature %d, expected 0 to %d"
                .formatted(node, split, featureCount - 1));
      }
    } else if (tree.left(node) != -1 || tree.right(node) != -1) {
      throw place.refused(
          "node %d has children %d and %d, expected both or -1 and -1"
              .formatted(node, tree.left(node), tree.right(node)));
    } else {
      largestLeaf = Math.max(largestLeaf, Math.abs(value));
    }
  }
}
