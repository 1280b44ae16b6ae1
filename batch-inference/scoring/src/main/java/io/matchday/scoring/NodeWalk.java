package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * Walks the nodes of every tree, row by row: the form that fits any ensemble and the plainest one,
 * against which the others are held. Its margins equal those of the native library bit for bit: it
 * starts at the base margin and adds the float leaves of a class in tree order.
 */
final class NodeWalk implements Scorer {

  private final TreeEnsemble ensemble;
  private final BaseMargins baseMargins;

  NodeWalk(TreeEnsemble ensemble) {
    this.ensemble = ensemble;
    baseMargins = new BaseMargins(ensemble);
  }

  @Override
  public int featureCount() {
    return ensemble.featureCount();
  }

  @Override
  public int classCount() {
    return baseMargins.count();
  }

  @Override
  public void margins(float[] rows, int from, int to, float[] margins) {
    baseMargins.fill(margins, from, to);
    int features = featureCount();
    int classes = classCount();
    for (int row = from; row < to; row++) {
      for (int tree = 0; tree < ensemble.treeCount(); tree++) {
        margins[row * classes + ensemble.treeClass(tree)] +=
            leaf(ensemble.root(tree), rows, row * features);
      }
    }
  }

  private float leaf(int root, float[] rows, int offset) {
    int node = root;
    while (!ensemble.isLeaf(node)) {
      float asked = rows[offset + ensemble.split(node)];
      boolean isLeft =
          Float.isNaN(asked) ? ensemble.isDefaultLeft(node) : asked < ensemble.value(node);
      node = isLeft ? ensemble.left(node) : ensemble.right(node);
    }
    return ensemble.value(node);
  }
}
