package io.matchday.scoring;

/** A scorer that has one form for rows that come alone and one for blocks. */
public final class ChosenScorer implements Scorer {

  /** Slices score 64 rows at the price of about so many rows alone. */
  private static final int WORTH_A_SLICE = 16;

  private final ScorerChoice choice;
  private final Scorer alone;
  private final Scorer blocks;

  ChosenScorer(ScorerChoice choice, Scorer alone, Scorer blocks) {
    this.choice = choice;
    this.alone = alone;
    this.blocks = blocks;
  }

  /** The forms and why. */
  public ScorerChoice choice() {
    return choice;
  }

  @Override
  public int featureCount() {
    return alone.featureCount();
  }

  @Override
  public int classCount() {
    return alone.classCount();
  }

  @Override
  public void margins(float[] rows, int from, int to, float[] margins) {
    if (from < 0
        || from > to
        || (long) to * featureCount() > rows.length
        || (long) to * classCount() > margins.length) {
      throw new IllegalArgumentException(
          "rows %d to %d of %d features do not fit arrays of %d and %d"
              .formatted(from, to, featureCount(), rows.length, margins.length));
    }
    int rest = (to - from) % BitAnswers.ROWS;
    int cut = rest < WORTH_A_SLICE ? to - rest : to;
    blocks.margins(rows, from, cut, margins);
    alone.margins(rows, cut, to, margins);
  }
}
