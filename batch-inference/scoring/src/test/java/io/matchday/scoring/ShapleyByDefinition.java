package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * Shapley values as their definition has them, over all subsets of features: slow, and written from
 * the definition alone.
 */
final class ShapleyByDefinition {

  private final TreeEnsemble ensemble;
  private final float[] row;

  ShapleyByDefinition(TreeEnsemble ensemble, float[] row) {
    this.ensemble = ensemble;
    this.row = row.clone();
  }

  /** The margin of a class when only the features of a set are known, one bit each. */
  double worth(int classIndex, int set) {
    double worth = ensemble.baseMargin(classIndex);
    for (int tree = 0; tree < ensemble.treeCount(); tree++) {
      if (ensemble.treeClass(tree) == classIndex) {
        worth += below(ensemble.root(tree), set);
      }
    }
    return worth;
  }

  private double below(int node, int set) {
    if (ensemble.isLeaf(node)) {
      return ensemble.value(node);
    }
    int left = ensemble.left(node);
    int right = ensemble.right(node);
    int feature = ensemble.split(node);
    if ((set >> feature & 1) == 0) {
      return (ensemble.cover(left) * below(left, set) + ensemble.cover(right) * below(right, set))
          / ensemble.cover(node);
    }
    float value = row[feature];
    boolean goesLeft =
        Float.isNaN(value) ? ensemble.isDefaultLeft(node) : value < ensemble.value(node);
    return below(goesLeft ? left : right, set);
  }

  /** What a feature adds on average over all orders in which features become known. */
  double value(int classIndex, int feature) {
    int count = ensemble.featureCount();
    double value = 0;
    for (int set = 0; set < 1 << count; set++) {
      if ((set >> feature & 1) == 0) {
        int size = Integer.bitCount(set);
        double weight = factorial(size) * factorial(count - size - 1) / factorial(count);
        double gain = worth(classIndex, set | 1 << feature) - worth(classIndex, set);
        value += weight * gain;
      }
    }
    return value;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
