package io.matchday.training;

import io.matchday.match.Outcome;
import io.matchday.scoring.Scorer;

/** The margins of many training rows, a block at a time. */
final class Margins {

  private static final int BLOCK = 1_000;

  private Margins() {}

  /** Three margins a row, row after row. */
  static float[] of(Scorer scorer, TrainingRows rows) {
    float[] margins = new float[Math.multiplyExact(rows.size(), Outcome.COUNT)];
    float[] block = new float[BLOCK * Outcome.COUNT];
    for (int from = 0; from < rows.size(); from += BLOCK) {
      int count = Math.min(BLOCK, rows.size() - from);
      scorer.margins(rows.values(from, from + count), count, block);
      System.arraycopy(block, 0, margins, from * Outcome.COUNT, count * Outcome.COUNT);
    }
    return margins;
  }
}
