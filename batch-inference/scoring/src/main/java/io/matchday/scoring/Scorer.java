package io.matchday.scoring;

/**
 * Turns rows of features into one raw margin a class and row. Immutable; any number of threads may
 * call one scorer at once.
 *
 * <p>Rows hold {@link #featureCount()} values each, one row after the other; NaN is missing,
 * infinities are the caller's to refuse. Margins come {@link #classCount()} a row in the same
 * order, equal to the bit whatever the form of the scorer and however rows are cut into blocks.
 */
public interface Scorer {

  /** How many features a row has. */
  int featureCount();

  /** How many margins a row gives: one a class. */
  int classCount();

  /**
   * Scores some rows of a block; the others and their margins stay as they are.
   *
   * @param rows the values of the block
   * @param from the first row to score
   * @param to one more than the last
   * @param margins receives the margins, those of row 0 first
   */
  void margins(float[] rows, int from, int to, float[] margins);

  /**
   * Scores the first rows of a block.
   *
   * @param count how many, 0 or more
   */
  default void margins(float[] rows, int count, float[] margins) {
    margins(rows, 0, count, margins);
  }
}
