package io.matchday.scoring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Scores by ordinary slices until many rows have come, and from then on by vectors what fills them.
 * Until the compiler has made machine code of it, which takes it half a second, code with vectors
 * is many times slower than that without; few rows would never win that back.
 */
final class VectorsWhenWarm implements Scorer {

  private final Scorer slices;
  private final Scorer vectors;
  private final int rowsAtOnce;
  private final long enough;
  private final Warmth warmth;

  /**
   * A scorer of two forms.
   *
   * @param rowsAtOnce how many rows a vector holds
   * @param enough after how many rows vectors are used
   * @param warmth of the code
   */
  VectorsWhenWarm(Scorer slices, Scorer vectors, int rowsAtOnce, long enough, Warmth warmth) {
    this.slices = slices;
    this.vectors = vectors;
    this.rowsAtOnce = rowsAtOnce;
    this.enough = enough;
    this.warmth = warmth;
  }

  @Override
  public int featureCount() {
    return slices.featureCount();
  }

  @Override
  public int classCount() {
    return slices.classCount();
  }

  @Override
  public void margins(float[] rows, int from, int to, float[] margins) {
    boolean warm = warmth.isReached(enough, to - from);
    int cut = from + (warm ? filling(to - from) : 0);
    vectors.margins(rows, from, cut, margins);
    slices.margins(rows, cut, to, margins);
  }

  /** How many of some rows vectors take: a rest only if it is more than half of what they hold. */
  private int filling(int count) {
    int rest = count % rowsAtOnce;
    return rest > rowsAtOnce / 2 ? count : count - rest;
  }

  /**
   * How many rows have come so far. Machine code is the same for every model: one that is loaded
   * later begins warm.
   */
  static final class Warmth {

    private final AtomicLong come = new AtomicLong();

    private boolean isReached(long enough, int count) {
      return come.getPlain() >= enough || come.getAndAdd(count) >= enough;
    }
  }
}
