package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;

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

  private final int featureCount;
  private final BaseMargins baseMargins;
  private final Conditions conditions;
  private final LeveledTrees trees;
  private final char[][] levels;
  private final ScratchPool<Scratch> pool;

  ConditionTable(TreeEnsemble ensemble, TreeDepths depths, Conditions conditions) {
    featureCount = ensemble.featureCount();
    baseMargins = new BaseMargins(ensemble);
    this.conditions = conditions;
    trees = new LeveledTrees(ensemble, depths);
    levels = new char[trees.depth()][];
    Arrays.setAll(levels, level -> new char[trees.width(level)]);
    trees.forEachPlace(
        ensemble, (level, place, node) -> levels[level][place] = conditions.number(node));
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
        walk(group, levels, scratch.right, scratch.reached);
        trees.add(group, scratch.reached, margins, row * classCount());
      }
    }
    pool.giveBack(scratch);
  }

  private static void walk(int group, char[][] levels, byte[] right, int[] reached) {
    int at0 = group * LeveledTrees.TOGETHER;
    int at1 = at0 + 1;
    int at2 = at0 + 2;
    int at3 = at0 + 3;
    int at4 = at0 + 4;
    int at5 = at0 + 5;
    for (char[] nodes : levels) {
      at0 = 2 * at0 + right[nodes[at0]];
      at1 = 2 * at1 + right[nodes[at1]];
      at2 = 2 * at2 + right[nodes[at2]];
      at3 = 2 * at3 + right[nodes[at3]];
      at4 = 2 * at4 + right[nodes[at4]];
      at5 = 2 * at5 + right[nodes[at5]];
    }
    reached[0] = at0;
    reached[1] = at1;
    reached[2] = at2;
    reached[3] = at3;
    reached[4] = at4;
    reached[5] = at5;
  }

  /** What one call works in. */
  private static final class Scratch {

    private final byte[] right;
    private final int[] reached = new int[LeveledTrees.TOGETHER];

    Scratch(int conditions) {
      right = new byte[Math.max(1, conditions)];
    }
  }
}
