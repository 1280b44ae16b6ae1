package io.matchday.storage;

import io.matchday.match.MatchId;

/**
 * How several numbers share one 64-bit key, so that tables keep one narrow primary key: H2 then
 * stores rows in key order and finds or appends one several times faster than with a key of
 * columns.
 */
public final class RowKey {

  private RowKey() {}

  /**
   * The key of a feature row: schema, match. Rows lie in the order of their matches, as predictions
   * do, so that a run reads one table and writes the other from one end to the other.
   */
  public static long ofFeatureRow(int schemaNo, MatchId match) {
    return firstOfSchema(schemaNo) | match.value();
  }

  /** The least key that a row of this schema could have. */
  public static long firstOfSchema(int schemaNo) {
    return (long) schemaNo << 48;
  }

  /** The schema of the feature row with this key. */
  static int schemaOf(long key) {
    return (int) (key >>> 48);
  }

  /** The match of the feature row with this key. */
  static MatchId matchOf(long key) {
    return new MatchId(key & (firstOfSchema(1) - 1));
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
