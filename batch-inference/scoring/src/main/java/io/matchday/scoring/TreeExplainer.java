package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;

/**
 * Shares the margins of a row out among its features: path-dependent TreeSHAP (Lundberg and others,
 * 2018 and 2020), exact. A feature that is not known to the game sends a row to both sides of a
 * question, in the shares of the training rows that went there (the cover the model file keeps).
 *
 * <p>The Shapley values of that game are those of the library's {@code predictContrib}. They come
 * by another way than algorithm 2 of the paper: the Shapley value is an integral over t from 0 to 1
 * of what a feature adds when every other one is known with probability t (Owen 1972). On the path
 * to a leaf that is a polynomial of a degree below the number of its features, so that few
 * Gauss-Legendre points give it exactly, one walk over the nodes is enough for all features, and no
 * term is taken off another. Immutable and thread-safe.
 */
public final class TreeExplainer {

  /** No trained tree is near as deep. */
  static final int DEEPEST = 256;

  /** A little more than rounding makes of a child that took all rows of its parent. */
  private static final double LARGEST_SHARE = 2;

  private final TreeEnsemble ensemble;
  private final double[] shares;
  private final double[] bases;
  private final GaussLegendre quadrature;
  private final int depth;

  private TreeExplainer(TreeEnsemble ensemble) {
    this.ensemble = ensemble;
    this.depth = TreeDepths.of(ensemble).greatest();
    if (depth > DEEPEST) {
      throw refused("a tree asks " + depth + " questions, expected at most " + DEEPEST);
    }
    if (!ensemble.hasCover()) {
      throw refused("its file does not say how much of the training data reached each node");
    }
    this.shares = new double[ensemble.nodeCount()];
    this.bases = new double[ensemble.classCount()];
    for (int i = 0; i < bases.length; i++) {
      bases[i] = ensemble.baseMargin(i);
    }
    for (int tree = 0; tree < ensemble.treeCount(); tree++) {
      bases[ensemble.treeClass(tree)] += expected(ensemble.root(tree));
    }
    int players = Math.min(depth, ensemble.featureCount());
    this.quadrature = new GaussLegendre(Math.max(1, (players + 1) / 2));
  }

  /**
   * Makes ready to explain an ensemble.
   *
   * @throws RefusedException {@link Refusal#MODEL} when its file keeps no cover, or none that can
   *     be
   */
  public static TreeExplainer of(TreeEnsemble ensemble) {
    return new TreeExplainer(ensemble);
  }

  /** What a row is worth below a node when no feature is known; notes the shares on the way. */
  private double expected(int node) {
    if (ensemble.isLeaf(node)) {
      return ensemble.value(node);
    }
    int left = ensemble.left(node);
    int right = ensemble.right(node);
    shares[left] = share(left, node);
    shares[right] = share(right, node);
    return shares[left] * expected(left) + shares[right] * expected(right);
  }

  private double share(int child, int parent) {
    double share = (double) ensemble.cover(child) / ensemble.cover(parent);
    if (!(share >= 0 && share <= LARGEST_SHARE)) {
      throw refused(
          "node %d has cover %s below one of %s, which cannot be"
              .formatted(child, ensemble.cover(child), ensemble.cover(parent)));
    }
    return share;
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(Refusal.MODEL, "the model cannot be explained: " + reason);
  }

  /**
   * The margin of a class when nothing of a row is known: the base margin and the mean of trees.
   */
  public double base(int classIndex) {
    return bases[classIndex];
  }

  /**
   * What each feature of a row adds to the margins. With the base they sum to the margin of the
   * class.
   *
   * @param row the values; NaN is missing
   * @return the classes of the first feature, then those of the next
   */
  public double[] contributions(float[] row) {
    TreeWalk walk = new TreeWalk(this, row);
    for (int tree = 0; tree < ensemble.treeCount(); tree++) {
      walk.take(tree);
    }
    return walk.contributions();
  }

  TreeEnsemble ensemble() {
    return ensemble;
  }

  /** How much of the training data at its parent went to a node. */
  double share(int node) {
    return shares[node];
  }

  GaussLegendre quadrature() {
    return quadrature;
  }

  int depth() {
    return depth;
  }
}
