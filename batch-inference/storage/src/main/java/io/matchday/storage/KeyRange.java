package io.matchday.storage;

/**
 * A range of row keys.
 *
 * @param first the least key, included
 * @param end the key after the greatest
 */
public record KeyRange(long first, long end) {

  /** Refuses a range that ends before it begins. */
  public KeyRange {
    if (end < first) {
      throw new IllegalArgumentException("key range ends at " + end + ", before " + first);
    }
  }

  /** All feature rows of a schema. */
  public static KeyRange ofSchema(int schemaNo) {
    return ofSlices(schemaNo, 0, RowKey.SLICES);
  }

  /** The feature rows of a schema in slices {@code from} to {@code end}, the last not included. */
  public static KeyRange ofSlices(int schemaNo, int from, int end) {
    return new KeyRange(RowKey.firstOfSlice(schemaNo, from), RowKey.firstOfSlice(schemaNo, end));
  }
}
