package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.MatchId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowKeyTest {

  private static final int MATCHES = 300_000;

  @Test
  void the_slices_of_a_schema_follow_each_other_without_overlap_and_schemas_do_too() {
    for (int schema : new int[] {1, 2, 32_766}) {
      for (int slice = 1; slice <= RowKey.SLICES; slice++) {
        long last = RowKey.firstOfSlice(schema, slice - 1) | MatchId.MAX;
        assertThat(last).isLessThan(RowKey.firstOfSlice(schema, slice));
      }
      assertThat(KeyRange.ofSchema(schema).end())
          .isLessThanOrEqualTo(KeyRange.ofSchema(schema + 1).first());
    }
  }

  @Test
  void every_key_lies_in_the_range_of_its_slice_and_gives_its_match_back() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      MatchId match = new MatchId(1 + (long) (random.nextDouble() * (MatchId.MAX - 1)));
      int slice = RowKey.slice(match);

      long key = RowKey.ofFeatureRow(7, match);

      KeyRange range = KeyRange.ofSlices(7, slice, slice + 1);
      assertThat(key).isGreaterThanOrEqualTo(range.first()).isLessThan(range.end());
      assertThat(key & MatchId.MAX).isEqualTo(match.value());
    }
  }

  @Test
  void matches_numbered_in_a_row_spread_evenly() {
    int[] counts = new int[RowKey.SLICES];
    for (int match = 1; match <= MATCHES; match++) {
      counts[RowKey.slice(new MatchId(match))]++;
    }

    double even = (double) MATCHES / RowKey.SLICES;
    for (int count : counts) {
      assertThat((double) count).isBetween(even * 0.98, even * 1.02);
    }
  }

  @Test
  void predictions_of_runs_follow_each_other() {
    long last = RowKey.ofPrediction(new RunId(5), new MatchId(MatchId.MAX));

    assertThat(last).isLessThan(RowKey.firstOfRun(new RunId(6)));
    assertThat(RowKey.ofPrediction(new RunId(Integer.MAX_VALUE), new MatchId(1))).isPositive();
  }
}
