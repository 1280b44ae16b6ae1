package io.matchday.scoring;

/**
 * Turns rows of features into one raw margin a class and row. Immutable; any number of threads may
 * call one scorer at once.
 */
public interface Scorer {

  /** How many features a row has. */
  int featureCount();

  /** How many margins a row gives: one a class. */
  int classCount();

  /**
   * Scores a block of rows.
   *
   * @param rows the values row after row, {@link #featureCount()} each; NaN is missing, infinities
   *     are the caller's to refuse
   * @param count how many rows of the block to score, 0 or more
   * @param margins receives {@link #classCount()} margins a row, row after row
   */
  void margins(float[] rows, int count, float[] margins);
}
