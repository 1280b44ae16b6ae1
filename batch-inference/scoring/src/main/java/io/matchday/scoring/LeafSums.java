package io.matchday.scoring;

import java.util.Arrays;

/**
 * Adds up the leaves 64 rows came to, for each row in tree order, so that the sums have the bits of
 * the native library's. Of one thread at a time.
 */
final class LeafSums {

  private static final int ROWS = BitAnswers.ROWS;

  private final float[] sums;

  LeafSums(int classes) {
    sums = new float[classes * ROWS];
  }

  /** Starts from the base margins. */
  void begin(BaseMargins baseMargins) {
    for (int i = 0; i < baseMargins.count(); i++) {
      Arrays.fill(sums, i * ROWS, (i + 1) * ROWS, baseMargins.of(i));
    }
  }

  /**
   * Adds the leaves of four trees, so that a sum is fetched and put back once for all of them.
   *
   * @param classIndex the class they add to
   * @param numbers the leaf of each row, one byte a row, tree after tree
   * @param leaves the values by number
   */
  void addFour(int classIndex, byte[] numbers, float[] leaves) {
    float[] added = sums;
    int sum = classIndex * ROWS;
    for (int row = 0; row < ROWS; row++) {
      float first = added[sum + row] + leaves[numbers[row] & 0xFF];
      float second = first + leaves[numbers[row + ROWS] & 0xFF];
      float third = second + leaves[numbers[row + 2 * ROWS] & 0xFF];
      added[sum + row] = third + leaves[numbers[row + 3 * ROWS] & 0xFF];
    }
  }

  /**
   * Adds the leaves of one tree.
   *
   * @param classIndex the class it adds to
   * @param numbers the leaf of each row, one byte a row
   * @param offset where the first is
   * @param leaves the values by number
   */
  void addOne(int classIndex, byte[] numbers, int offset, float[] leaves) {
    int sum = classIndex * ROWS;
    for (int row = 0; row < ROWS; row++) {
      sums[sum + row] += leaves[numbers[offset + row] & 0xFF];
    }
  }

  /** Writes the margins of the first rows, row after row. */
  void copyTo(float[] margins, int offset, int count) {
    int classes = sums.length / ROWS;
    for (int row = 0; row < count; row++) {
      for (int each = 0; each < classes; each++) {
        margins[offset + row * classes + each] = sums[each * ROWS + row];
      }
    }
  }
}
