package io.matchday.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Cuts a range of keys into ranges that share its rows about evenly. */
final class SliceRanges {

  private SliceRanges() {}

  /**
   * Cuts a range between buckets of its keys.
   *
   * @param whole the range
   * @param counts how many rows lie in a bucket, by its least key; empty buckets may be missing
   * @param slices how many ranges are wanted; fewer buckets make fewer ranges
   * @return the ranges; each begins where the one before ends
   */
  static List<KeyRange> cut(KeyRange whole, SortedMap<Long, Long> counts, int slices) {
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    List<KeyRange> ranges = new ArrayList<>(slices);
    long first = whole.first();
    long before = 0;
    for (Map.Entry<Long, Long> bucket : counts.entrySet()) {
      if (before > 0 && before * slices >= rows * (ranges.size() + 1)) {
        ranges.add(new KeyRange(first, bucket.getKey()));
        first = bucket.getKey();
      }
      before += bucket.getValue();
    }
    ranges.add(new KeyRange(first, whole.end()));
    return List.copyOf(ranges);
  }
}
