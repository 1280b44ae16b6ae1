package io.matchday.scoring;

import java.util.Arrays;

/**
 * The conditions about one feature that send a missing value the same way, so that a missing value
 * is simply one above or below all thresholds. They are numbered one after the other by rising
 * threshold: the answers to them are ones up to the row's rank and zeros from there, one meaning
 * that the row goes right. The number before the first belongs to no condition; it takes what a row
 * of rank 0 writes.
 */
final class Column {

  private static final byte[] ONES_THEN_ZEROS = new byte[2 * Conditions.MOST];

  static {
    Arrays.fill(ONES_THEN_ZEROS, 0, Conditions.MOST, (byte) 1);
  }

  private final int spare;
  private final int end;
  private final char[] ranks;

  /**
   * A column.
   *
   * @param spare the number before that of its first condition
   * @param own its thresholds, rising
   * @param all those of its feature, rising
   * @param missing its rank for a missing value
   */
  Column(int spare, int[] own, int[] all, int missing) {
    this.spare = spare;
    end = spare + 1 + own.length;
    ranks = new char[all.length + 2];
    for (int rank = 1; rank <= all.length; rank++) {
      int before = ranks[rank - 1];
      boolean isOwn = before < own.length && own[before] == all[rank - 1];
      ranks[rank] = (char) (isOwn ? before + 1 : before);
    }
    ranks[all.length + 1] = (char) missing;
  }

  /** One more than the number of its last condition. */
  int end() {
    return end;
  }

  /**
   * Answers the conditions for one row.
   *
   * @param rank the row's rank in the feature
   * @param right receives 1 where the row goes right and 0 elsewhere, by number
   */
  void answer(int rank, byte[] right) {
    int ones = ranks[rank];
    System.arraycopy(ONES_THEN_ZEROS, Conditions.MOST - ones, right, spare + 1, end - spare - 1);
  }

  /** The condition, or the spare number, of a row of this rank in the feature. */
  int marked(int rank) {
    return spare + ranks[rank];
  }

  /**
   * Answers the conditions for a block of rows, each marked at its own. The rows that go right at a
   * condition are those marked there or at a later one, so that from the last condition to the
   * first each takes up the marks of the next.
   */
  void gatherUp(BitAnswers answers) {
    answers.gatherUp(spare + 1, end);
  }
}
