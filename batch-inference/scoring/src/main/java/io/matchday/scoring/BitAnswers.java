package io.matchday.scoring;

import java.util.Arrays;

/**
 * The answers of a block of rows to every condition, one bit a row, in whole words a condition. Of
 * one thread at a time.
 *
 * <p>The bits of the rows stand in the order that {@link LeafNumbers} turns back into one byte a
 * row: eight rows that follow each other stand at the same place of the eight bytes of one word,
 * and the words take turns.
 */
final class BitAnswers {

  /** Rows in a word. */
  static final int ROWS = Long.SIZE;

  private final int words;
  private final int shift;
  private final long[] right;

  /**
   * Room for answers.
   *
   * @param conditions how many conditions there are
   * @param words how many words each has, a power of two
   */
  BitAnswers(int conditions, int words) {
    this.words = words;
    shift = Integer.numberOfTrailingZeros(8 * words);
    right = new long[conditions * words];
  }

  /** The words by number of condition; a set bit means that the row goes right. */
  long[] right() {
    return right;
  }

  void clear() {
    Arrays.fill(right, 0);
  }

  /** Marks a row at two conditions, whose numbers are packed in 16 bits each. */
  void mark(int conditions, int row) {
    long bit = 1L << (((row & 7) << 3) | (row >> shift));
    int word = (row >> 3) & (words - 1);
    right[(conditions & 0xFFFF) * words + word] |= bit;
    right[(conditions >>> 16) * words + word] |= bit;
  }

  /** Gives each condition the marks of all above it, down from one before the end to the first. */
  void gatherUp(int first, int end) {
    for (int at = (end - 1) * words - 1; at >= first * words; at--) {
      right[at] |= right[at + words];
    }
  }
}
