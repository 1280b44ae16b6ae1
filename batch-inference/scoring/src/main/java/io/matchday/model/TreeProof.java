package io.matchday.model;

/**
 * Proves that a tree is one: walked from the root, every node is met exactly once, every question
 * is about a feature the model has, and every number is finite. Native XGBoost takes all of this on
 * trust and crashes, hangs or answers wrongly on a file where it is not so.
 */
final class TreeProof {

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
   * @param deleted how many nodes pruning left behind, which nothing leads to
   * @return the largest absolute value of its leaves
   */
  static float prove(TreeColumns tree, int deleted, int featureCount, Place place) {
    TreeProof proof = new TreeProof(tree, featureCount, place);
    int reached = proof.walk();
    if (reached != tree.size() - deleted) {
      throw place.refused(
          "the root leads to %d of %d nodes, expected all but the %d deleted"
              .formatted(reached, tree.size(), deleted));
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

  private void check(int node) {
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
