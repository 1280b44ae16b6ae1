package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SliceRangesTest {

  private static final KeyRange WHOLE = new KeyRange(100, 10_000);

  @Test
  void ranges_cover_every_key_once_and_hold_about_as_many_rows_each() {
    Random random = new Random(3);
    for (int trial = 0; trial < 500; trial++) {
      SortedMap<Long, Long> counts = new TreeMap<>();
      long most = 0;
      for (long key = 100; key < 10_000; key += 10L * (1 + random.nextInt(30))) {
        counts.put(key, 1L + random.nextInt(50));
        most = Math.max(most, counts.get(key));
      }
      int slices = 1 + random.nextInt(12);

      List<KeyRange> cut = SliceRanges.cut(WHOLE, counts, slices);

      assertThat(cut).hasSizeBetween(1, slices);
      long end = WHOLE.first();
      for (KeyRange range : cut) {
        assertThat(range.first()).isEqualTo(end);
        assertThat(rowsIn(counts, range)).isBetween(1L, rowsIn(counts, WHOLE) / slices + 2 * most);
        end = range.end();
      }
      assertThat(end).isEqualTo(WHOLE.end());
    }
  }

  @Test
  void where_there_are_no_rows_there_is_one_range_of_everything() {
    assertThat(SliceRanges.cut(WHOLE, new TreeMap<>(), 8)).containsExactly(WHOLE);
  }

  private static long rowsIn(SortedMap<Long, Long> counts, KeyRange range) {
    return counts.subMap(range.first(), range.end()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
