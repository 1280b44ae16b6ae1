package io.matchday.storage;

import io.matchday.match.MatchId;
import java.util.ArrayList;
import java.util.List;

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
    return new KeyRange(
        RowKey.firstOfSchema(schemaNo),
        RowKey.ofFeatureRow(schemaNo, new MatchId(MatchId.MAX)) + 1);
  }

  /** All predictions of a run. */
  public static KeyRange ofRun(RunId run) {
    return new KeyRange(RowKey.firstOfRun(run), RowKey.firstOfRun(new RunId(run.value() + 1)));
  }

  /** Parts of even width that are this range together. */
  public List<KeyRange> split(int parts) {
    List<KeyRange> ranges = new ArrayList<>();
    long from = first;
    for (int i = parts; i > 0; i--) {
      long until = from + (end - from) / i;
      ranges.add(new KeyRange(from, until));
      from = until;
    }
    return ranges;
  }
}
