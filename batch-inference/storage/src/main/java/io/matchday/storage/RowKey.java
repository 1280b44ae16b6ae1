package io.matchday.storage;

import io.matchday.match.MatchId;

/**
 * How several numbers share one 64-bit key, so that tables keep one narrow primary key: H2 then
 * stores rows in key order and finds or appends one several times faster than with a key of
 * columns.
 */
public final class RowKey {

  /** How many slices feature rows are spread over, by a stable hash of the match id. */
  public static final int SLICES = 1 << 10;

  private RowKey() {}

  /** The slice of a match, 0 to {@link #SLICES} - 1: Fibonacci hashing (Knuth 1973, 6.4). */
  public static int slice(MatchId match) {
    return (int) ((match.value() * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - 10));
  }

  /** The key of a feature row: schema number, slice, match. */
  public static long ofFeatureRow(int schemaNo, MatchId match) {
    return firstOfSlice(schemaNo, slice(match)) | match.value();
  }

  /** The least key that a row of this schema and slice could have. */
  public static long firstOfSlice(int schemaNo, int slice) {
    return ((long) schemaNo << 48) | ((long) slice << 32);
  }

  /** The key of a prediction: run, match. */
  public static long ofPrediction(RunId run, MatchId match) {
    return firstOfRun(run) | match.value();
  }

  /** The least key that a prediction of this run could have. */
  public static long firstOfRun(RunId run) {
    return run.value() << 32;
  }
}
