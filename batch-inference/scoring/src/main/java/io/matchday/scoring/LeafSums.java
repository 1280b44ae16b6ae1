package io.matchday.scoring;

import java.util.Arrays;

/**
 * Adds up the leaves a block of rows came to, for each row in tree order, so that the sums have the
 * bits of the native library's. Takes a few trees at a time, so that the numbers and values of
 * their leaves are in the first-level cache. Of one thread at a time.
 */
final class LeafSums {

  /** The most trees at a time. */
  static final int TREES = 16;

  private final int rows;
  private final float[] sums;
  private final byte[] numbers;

  /** Room for a block of so many rows. */
  LeafSums(int classes, int rows) {
    this.rows = rows;
    sums = new float[classes * rows];
    numbers = new byte[TREES * rows];
  }

  /** Where the numbers of leaves go, one byte a row, tree after tree. */
  byte[] numbers() {
    return numbers;
  }

  /** Starts from the base margins. */
  void begin(BaseMargins baseMargins) {
    for (int i = 0; i < baseMargins.count(); i++) {
      Arrays.fill(sums, i * rows, (i + 1) * rows, baseMargins.of(i));
    }
  }

  /** Adds the leaves of the trees from the first to before the end, whose numbers are there. */
  void add(CompleteTrees trees, int first, int end) {
    int tree = first;
    while (tree < end) {
      int sum = trees.classOf(tree) * rows;
      int number = (tree - first) * rows;
      if (tree + 4 <= end && trees.classOf(tree) == trees.classOf(tree + 3)) {
        addFour(trees, tree, sum, number);
        tree += 4;
      } else {
        addOne(trees, tree, sum, number);
        tree++;
      }
    }
  }

  private void addOne(CompleteTrees trees, int tree, int sum, int number) {
    float[] leaves = trees.leaves();
    int begin = trees.groupBegin(tree);
    for (int row = 0; row < rows; row++) {
      sums[sum + row] += leaves[begin + (numbers[number + row] & 0xFF)];
    }
  }

  /** Four trees of one class: a sum is fetched and put back once for all of them. */
  private void addFour(CompleteTrees trees, int tree, int sum, int number) {
    float[] leaves = trees.leaves();
    byte[] reached = numbers;
    int begin0 = trees.groupBegin(tree);
    int begin1 = trees.groupBegin(tree + 1);
    int begin2 = trees.groupBegin(tree + 2);
    int begin3 = trees.groupBegin(tree + 3);
    int number1 = number + rows;
    int number2 = number1 + rows;
    int number3 = number2 + rows;
    for (int row = 0; row < rows; row++) {
      float first = sums[sum + row] + leaves[begin0 + (reached[number + row] & 0xFF)];
      float second = first + leaves[begin1 + (reached[number1 + row] & 0xFF)];
      float third = second + leaves[begin2 + (reached[number2 + row] & 0xFF)];
      sums[sum + row] = third + leaves[begin3 + (reached[number3 + row] & 0xFF)];
    }
  }

  /** Writes the margins of the first rows, row after row. */
  void copyTo(float[] margins, int offset, int count) {
    int classes = sums.length / rows;
    for (int row = 0; row < count; row++) {
      for (int each = 0; each < classes; each++) {
        margins[offset + row * classes + each] = sums[each * rows + row];
      }
    }
  }
}
