package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;

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

  private final int featureCount;
  private final BaseMargins baseMargins;
  private final LeveledTrees trees;
  private final long[][] levels;
  private final ScratchPool<Scratch> pool;

  PackedKeys(TreeEnsemble ensemble, TreeDepths depths) {
    featureCount = ensemble.featureCount();
    baseMargins = new BaseMargins(ensemble);
    trees = new LeveledTrees(ensemble, depths);
    levels = new long[trees.depth()][];
    Arrays.setAll(levels, level -> new long[trees.width(level)]);
    trees.forEachPlace(
        ensemble, (level, place, node) -> levels[level][place] = pack(ensemble, node));
    pool = new ScratchPool<>(() -> new Scratch(featureCount));
  }

  /** The threshold in the upper half, the place of the feature in the lower. */
  private static long pack(TreeEnsemble ensemble, int node) {
    if (node == CompleteTree.NONE) {
      return 0;
    }
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
        walk(group, levels, scratch.keys, scratch.reached);
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

  private static void walk(int group, long[][] levels, int[] keys, int[] reached) {
    int at0 = group * LeveledTrees.TOGETHER;
    int at1 = at0 + 1;
    int at2 = at0 + 2;
    int at3 = at0 + 3;
    int at4 = at0 + 4;
    int at5 = at0 + 5;
    for (long[] nodes : levels) {
      at0 = 2 * at0 + right(nodes[at0], keys);
      at1 = 2 * at1 + right(nodes[at1], keys);
      at2 = 2 * at2 + right(nodes[at2], keys);
      at3 = 2 * at3 + right(nodes[at3], keys);
      at4 = 2 * at4 + right(nodes[at4], keys);
      at5 = 2 * at5 + right(nodes[at5], keys);
    }
    reached[0] = at0;
    reached[1] = at1;
    reached[2] = at2;
    reached[3] = at3;
    reached[4] = at4;
    reached[5] = at5;
  }

  /** 1 when the row's value is at or above the threshold of a node, else 0. */
  private static int right(long node, int[] keys) {
    return 1 + (int) ((keys[(int) node] - (node >> 32)) >> 63);
  }

  /** What one call works in. */
  private static final class Scratch {

    private final int[] keys;
    private final int[] reached = new int[LeveledTrees.TOGETHER];

    Scratch(int featureCount) {
      keys = new int[2 * featureCount];
    }
  }
}
