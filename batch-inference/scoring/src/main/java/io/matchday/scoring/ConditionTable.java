package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/**
 * Scores row by row, for large models: a row answers every condition of the model once, then walks
 * complete trees whose nodes are but the number of a condition, six trees at a time.
 *
 * <p>Answering is cheap, since the answers of a column are ones up to the row's rank and zeros from
 * there: two copies of memory a feature. A step is then two loads and an addition, and a node takes
 * two bytes, so that a model of 900 trees of depth 6 stays in the second-level cache. The idea of
 * comparing each feature once and not at every node is that of QuickScorer (Lucchese et al., 2015);
 * unlike there, trees are walked, since a row visits far fewer nodes than it answers conditions.
 */
final class ConditionTable implements Scorer {

  /** Trees walked at once; more would not fit the registers. */
  private static final int TREES = 6;

  private final int featureCount;
  private final BaseMargins baseMargins;
  private final Conditions conditions;
  private final CompleteTrees trees;
  private final char[] nodes;
  private final ScratchPool<Scratch> pool;

  ConditionTable(TreeEnsemble ensemble, TreeDepths depths, Conditions conditions) {
    featureCount = ensemble.featureCount();
    baseMargins = new BaseMargins(ensemble);
    this.conditions = conditions;
    trees = new CompleteTrees(ensemble, depths, TREES);
    nodes = new char[trees.size()];
    trees.forEachQuestion(
        ensemble, (place, node) -> nodes[place] = conditions.number(ensemble, node));
    pool = new ScratchPool<>(() -> new Scratch(conditions.count()));
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
      conditions.answer(rows, row * featureCount, scratch.right);
      for (int group = 0; group < trees.groups(); group++) {
        walk(trees.groupBegin(group), trees.groupDepth(group), scratch.right, scratch.reached);
        trees.add(group, scratch.reached, margins, row * classCount());
      }
    }
    pool.giveBack(scratch);
  }

  private void walk(int begin, int depth, byte[] right, int[] reached) {
    char[] asked = nodes;
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
      at0 = 2 * at0 + right[asked[begin + at0]];
      at1 = 2 * at1 + right[asked[root1 + at1]];
      at2 = 2 * at2 + right[asked[root2 + at2]];
      at3 = 2 * at3 + right[asked[root3 + at3]];
      at4 = 2 * at4 + right[asked[root4 + at4]];
      at5 = 2 * at5 + right[asked[root5 + at5]];
    }
    reached[0] = begin + at0 - width;
    reached[1] = root1 + at1 - width;
    reached[2] = root2 + at2 - width;
    reached[3] = root3 + at3 - width;
    reached[4] = root4 + at4 - width;
    reached[5] = root5 + at5 - width;
  }

  /** What one call works in. */
  private static final class Scratch {

    private final byte[] right;
    private final int[] reached = new int[TREES];

    Scratch(int conditions) {
      right = new byte[Math.max(1, conditions)];
    }
  }
}
