package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * Scores row by row, for small models: complete trees whose nodes are one number each, six trees at
 * a time.
 *
 * <p>A node holds its threshold as an {@linkplain OrderedKey ordered integer} and the place of its
 * feature; every feature has two places, one where a missing value is below every threshold and one
 * where it is above. So a step is a subtraction and a shift without a branch to mispredict, and six
 * independent trees keep the processor busy while each waits for its next node. Branch-free walking
 * of complete trees in interleaved groups is the idea of VPRED (Asadi, Lin and de Vries, Runtime
 * Optimizations for Tree-based Machine Learning Models, 2014).
 */
final class PackedKeys implements Scorer {

  /** Trees walked at once; more would not fit the registers. */
  private static final int TREES = 6;

  private final int featureCount;
  private final BaseMargins baseMargins;
  private final CompleteTrees trees;
  private final long[] nodes;
  private final ScratchPool<Scratch> pool;

  PackedKeys(TreeEnsemble ensemble, TreeDepths depths) {
    featureCount = ensemble.featureCount();
    baseMargins = new BaseMargins(ensemble);
    trees = new CompleteTrees(ensemble, depths, TREES);
    nodes = new long[trees.size()];
    trees.forEachQuestion(ensemble, (place, node) -> nodes[place] = pack(ensemble, node));
    pool = new ScratchPool<>(() -> new Scratch(featureCount));
  }

  /** The threshold in the upper half, the place of the feature in the lower. */
  private static long pack(TreeEnsemble ensemble, int node) {
    int place = 2 * ensemble.split(node) + (ensemble.isDefaultLeft(node) ? 1 : 0);
    return ((long) OrderedKey.of(ensemble.value(node)) << 32) | place;
  }

  @Override
  public int featureCount() {
    return featureCount;
  }

  @Override
  public int classCount() {
    return baseMargins.count();
  }

  @Override
  public void margins(float[] rows, int from, int to, float[] margins) {
    baseMargins.fill(margins, from, to);
    Scratch scratch = pool.take();
    for (int row = from; row < to; row++) {
      order(rows, row * featureCount, scratch.keys);
      for (int group = 0; group < trees.groups(); group++) {
        walk(trees.groupBegin(group), trees.groupDepth(group), scratch.keys, scratch.reached);
        trees.add(group, scratch.reached, margins, row * classCount());
      }
    }
    pool.giveBack(scratch);
  }

  /** Puts the values of a row at their two places each. */
  private void order(float[] rows, int offset, int[] keys) {
    for (int feature = 0; feature < featureCount; feature++) {
      float value = rows[offset + feature];
      int key = OrderedKey.of(value);
      boolean isMissing = Float.isNaN(value);
      keys[2 * feature] = isMissing ? OrderedKey.HIGHEST : key;
      keys[2 * feature + 1] = isMissing ? OrderedKey.LOWEST : key;
    }
  }

  private void walk(int begin, int depth, int[] keys, int[] reached) {
    long[] asked = nodes;
    int width = 1 << depth;
    int root1 = begin + width;
    int root2 = root1 + width;
    int root3 = root2 + width;
    int root4 = root3 + width;
    int root5 = root4 + width;
    int at0 = 1;
    int at1 = 1;
    int at2 = 1;
    int at3 = 1;
    int at4 = 1;
    int at5 = 1;
    for (int level = 0; level < depth; level++) {
      at0 = 2 * at0 + right(asked[begin + at0], keys);
      at1 = 2 * at1 + right(asked[root1 + at1], keys);
      at2 = 2 * at2 + right(asked[root2 + at2], keys);
      at3 = 2 * at3 + right(asked[root3 + at3], keys);
      at4 = 2 * at4 + right(asked[root4 + at4], keys);
      at5 = 2 * at5 + right(asked[root5 + at5], keys);
    }
    reached[0] = begin + at0 - width;
    reached[1] = root1 + at1 - width;
    reached[2] = root2 + at2 - width;
    reached[3] = root3 + at3 - width;
    reached[4] = root4 + at4 - width;
    reached[5] = root5 + at5 - width;
  }

  /** 1 when the row's value is at or above the threshold of a node, else 0. */
  private static int right(long node, int[] keys) {
    return 1 + (int) ((keys[(int) node] - (node >> 32)) >> 63);
  }

  /** What one call works in. */
  private static final class Scratch {

    private final int[] keys;
    private final int[] reached = new int[TREES];

    Scratch(int featureCount) {
      keys = new int[2 * featureCount];
    }
  }
}
