package io.matchday.scoring;

/**
 * Scores blocks as {@link BitSlices} does, with vectors in the place of 64-bit integers: 256 rows
 * at once where the processor has AVX2, 512 with AVX-512.
 *
 * <p>The questions of a tree from its fourth level on are asked in one loop, eight answers at a
 * time; each turn found then halves what is left, until the last level's is. Leaves are added row
 * by row in runs of 64 rows, since the order of additions decides the bits of a sum.
 */
final class VectorSlices implements Scorer {

  /** Rows at once. */
  static final int ROWS = BitAnswers.ROWS * VectorWords.WORDS;

  private final int featureCount;
  private final BaseMargins baseMargins;
  private final Conditions conditions;
  private final int groups;
  private final VectorStep[] steps;
  private final ScratchPool<VectorScratch> pool;

  VectorSlices(SlicedModel model) {
    featureCount = model.featureCount();
    baseMargins = model.baseMargins();
    conditions = model.conditions();
    SlicedTrees trees = model.trees();
    groups = trees.groups();
    steps =
        new VectorStep[] {
          new FirstTurns(trees), new LaterTurns(trees), new LeafBytes(), new LeafAdding(trees)
        };
    pool = new ScratchPool<>(() -> new VectorScratch(conditions.count(), baseMargins.count()));
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
    VectorScratch scratch = pool.take();
    for (int row = from; row < to; row += ROWS) {
      int size = Math.min(ROWS, to - row);
      conditions.answer(rows, row * featureCount, size, scratch.answers);
      score(scratch);
      for (int first = 0; first < size; first += BitAnswers.ROWS) {
        scratch.sums[first / BitAnswers.ROWS].copyTo(
            margins, (row + first) * classCount(), Math.min(BitAnswers.ROWS, size - first));
      }
    }
    pool.giveBack(scratch);
  }

  private void score(VectorScratch scratch) {
    for (LeafSums sums : scratch.sums) {
      sums.begin(baseMargins);
    }
    for (int group = 0; group < groups; group++) {
      for (VectorStep step : steps) {
        step.take(group, scratch);
      }
    }
  }
}
