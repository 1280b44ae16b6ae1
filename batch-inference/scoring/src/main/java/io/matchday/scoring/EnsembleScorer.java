package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * Walks the trees of an ensemble, row by row. Its margins equal those of the native library bit for
 * bit: it starts at the base margin and adds the float leaves of a class in tree order.
 */
public final class EnsembleScorer implements Scorer {

  private final int featureCount;
  private final int classCount;
  private final float[] baseMargins;
  private final int[] treeClass;
  private final int[] roots;
  private final int[] left;
  private final int[] right;
  private final int[] split;
  private final int[] missing;
  private final float[] value;

  /** A scorer with its own copy of the ensemble. */
  public EnsembleScorer(TreeEnsemble ensemble) {
    featureCount = ensemble.featureCount();
    classCount = ensemble.classCount();
    baseMargins = new float[classCount];
    for (int i = 0; i < classCount; i++) {
      baseMargins[i] = ensemble.baseMargin(i);
    }
    treeClass = new int[ensemble.treeCount()];
    roots = new int[ensemble.treeCount()];
    for (int tree = 0; tree < roots.length; tree++) {
      treeClass[tree] = ensemble.treeClass(tree);
      roots[tree] = ensemble.root(tree);
    }
    int nodes = ensemble.nodeCount();
    left = new int[nodes];
    right = new int[nodes];
    split = new int[nodes];
    missing = new int[nodes];
    value = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      left[node] = ensemble.left(node);
      right[node] = ensemble.right(node);
      split[node] = ensemble.split(node);
      missing[node] = ensemble.isDefaultLeft(node) ? left[node] : right[node];
      value[node] = ensemble.value(node);
    }
  }

  @Override
  public int featureCount() {
    return featureCount;
  }

  @Override
  public int classCount() {
    return classCount;
  }

  @Override
  public void margins(float[] rows, int count, float[] margins) {
    if ((long) count * featureCount > rows.length || (long) count * classCount > margins.length) {
      throw new IllegalArgumentException(
          "%d rows of %d features do not fit arrays of %d and %d"
              .formatted(count, featureCount, rows.length, margins.length));
    }
    for (int row = 0; row < count; row++) {
      int out = row * classCount;
      System.arraycopy(baseMargins, 0, margins, out, classCount);
      for (int tree = 0; tree < roots.length; tree++) {
        margins[out + treeClass[tree]] += leaf(roots[tree], rows, row * featureCount);
      }
    }
  }

  private float leaf(int root, float[] rows, int offset) {
    int node = root;
    while (left[node] >= 0) {
      float asked = rows[offset + split[node]];
      if (asked < value[node]) {
        node = left[node];
      } else {
        node = Float.isNaN(asked) ? missing[node] : right[node];
      }
    }
    return value[node];
  }
}
