package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;

/**
 * One row's walk over all nodes of the trees. On the way down it keeps, at every point t of the
 * integral, the product of what each feature on the path lets through: {@code unknown * (1 - t) +
 * known * t}, where {@code known} is 1 while the row goes this way and {@code unknown} the share of
 * the training data that does. On the way up it sums the leaves. For one thread and one row.
 */
final class TreeWalk {

  /** What lets less than this through when unknown, and nothing when known, has no effect. */
  private static final double NOTHING = 1e-200;

  private final TreeExplainer explainer;
  private final TreeEnsemble ensemble;
  private final int points;
  private final double[] times;
  private final double[] weights;
  private final float[] row;
  private final double[] contributions;
  private final double[] known;
  private final double[] unknown;
  private final double[][] product;
  private final double[][] sum;
  private int classIndex;

  TreeWalk(TreeExplainer explainer, float[] row) {
    this.explainer = explainer;
    this.ensemble = explainer.ensemble();
    this.points = explainer.quadrature().count();
    this.times = new double[points];
    this.weights = new double[points];
    for (int i = 0; i < points; i++) {
      times[i] = explainer.quadrature().point(i);
      weights[i] = explainer.quadrature().weight(i);
    }
    this.row = row.clone();
    this.contributions = new double[ensemble.featureCount() * ensemble.classCount()];
    this.known = ones(ensemble.featureCount());
    this.unknown = ones(ensemble.featureCount());
    this.product = new double[explainer.depth() + 1][points];
    this.sum = new double[explainer.depth() + 1][points];
    Arrays.fill(product[0], 1);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  void take(int tree) {
    classIndex = ensemble.treeClass(tree);
    descend(ensemble.root(tree), 0);
  }

  double[] contributions() {
    return contributions.clone();
  }

  /** Leaves the sum of the leaves below a node at the depth of the node. */
  private void descend(int node, int depth) {
    double[] here = sum[depth];
    if (ensemble.isLeaf(node)) {
      double value = ensemble.value(node);
      for (int i = 0; i < points; i++) {
        here[i] = product[depth][i] * value;
      }
      return;
    }
    Arrays.fill(here, 0);
    float value = row[ensemble.split(node)];
    boolean goesLeft =
        Float.isNaN(value) ? ensemble.isDefaultLeft(node) : value < ensemble.value(node);
    follow(node, ensemble.left(node), depth, goesLeft ? 1 : 0);
    follow(node, ensemble.right(node), depth, goesLeft ? 0 : 1);
  }

  /**
   * Takes one side of a question. A feature that was asked before on the path lets through what
   * both questions do; what it was credited with above for these leaves is taken back by counting
   * its former state against it.
   */
  private void follow(int node, int child, int depth, double taken) {
    int feature = ensemble.split(node);
    double knownBefore = known[feature];
    double unknownBefore = unknown[feature];
    double knownNow = knownBefore * taken;
    double unknownNow = unknownBefore * explainer.share(child);
    if (knownNow == 0 && unknownNow < NOTHING) {
      return;
    }
    double[] down = product[depth + 1];
    for (int i = 0; i < points; i++) {
      double t = times[i];
      double before = unknownBefore * (1 - t) + knownBefore * t;
      double now = unknownNow * (1 - t) + knownNow * t;
      down[i] = product[depth][i] * (now / before);
    }
    known[feature] = knownNow;
    unknown[feature] = unknownNow;
    descend(child, depth + 1);
    known[feature] = knownBefore;
    unknown[feature] = unknownBefore;
    double gain = 0;
    double[] up = sum[depth + 1];
    for (int i = 0; i < points; i++) {
      double t = times[i];
      double before = unknownBefore * (1 - t) + knownBefore * t;
      double now = unknownNow * (1 - t) + knownNow * t;
      double effect = (knownNow - unknownNow) / now - (knownBefore - unknownBefore) / before;
      gain += weights[i] * up[i] * effect;
      sum[depth][i] += up[i];
    }
    contributions[feature * ensemble.classCount() + classIndex] += gain;
  }
}
