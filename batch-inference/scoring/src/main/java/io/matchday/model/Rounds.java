package io.matchday.model;

import java.util.Arrays;
import java.util.OptionalInt;

/** Which trees of a model were grown together, and which rounds its file says are best. */
final class Rounds {

  private final int[] starts;
  private final OptionalInt best;
  private final boolean isFromWrapper;

  /**
   * @param starts the first tree of every round and, last, the number of trees
   * @param best the round early stopping found best, counted from 0
   * @param isFromWrapper whether the library's scikit-learn wrapper saved the file
   */
  Rounds(int[] starts, OptionalInt best, boolean isFromWrapper) {
    this.starts = starts.clone();
    this.best = best;
    this.isFromWrapper = isFromWrapper;
  }

  /** The starts of rounds of equal size; the last may have fewer trees. */
  static int[] evenStarts(int trees, long aRound) {
    int size = (int) Math.min(aRound, trees);
    int[] starts = new int[(trees + size - 1) / size + 1];
    for (int round = 0; round < starts.length; round++) {
      starts[round] = (int) Math.min((long) round * size, trees);
    }
    return starts;
  }

  int count() {
    return starts.length - 1;
  }

  OptionalInt best() {
    return best;
  }

  boolean isFromWrapper() {
    return isFromWrapper;
  }

  /** How many trees the first rounds have together. */
  int trees(int rounds) {
    if (rounds < 1 || rounds > count()) {
      throw new IllegalArgumentException(
          "%d rounds are wanted, expected 1 to %d".formatted(rounds, count()));
    }
    return starts[rounds];
  }

  Rounds first(int rounds) {
    return new Rounds(Arrays.copyOf(starts, rounds + 1), best, isFromWrapper);
  }
}
