package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.MatchId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowKeyTest {

  @Test
  void the_rows_of_schemas_follow_each_other_without_overlap() {
    for (int schema : new int[] {1, 2, 32_767}) {
      long before = RowKey.ofFeatureRow(schema - 1, new MatchId(MatchId.MAX));
      long last = RowKey.ofFeatureRow(schema, new MatchId(MatchId.MAX));

      assertThat(last).isLessThan(KeyRange.ofSchema(schema).end());
      assertThat(before).isLessThan(KeyRange.ofSchema(schema).first());
      assertThat(KeyRange.ofSchema(schema - 1).end())
          .isLessThanOrEqualTo(KeyRange.ofSchema(schema).first());
    }
  }

  @Test
  void rows_lie_in_the_order_of_their_matches_and_give_them_back() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      MatchId match = new MatchId(1 + (long) (random.nextDouble() * (MatchId.MAX - 1)));

      long key = RowKey.ofFeatureRow(7, match);

      assertThat(key & MatchId.MAX).isEqualTo(match.value());
      assertThat(key - KeyRange.ofSchema(7).first()).isEqualTo(match.value());
    }
  }

  @Test
  void predictions_of_runs_follow_each_other() {
    long last = RowKey.ofPrediction(new RunId(5), new MatchId(MatchId.MAX));

    assertThat(last).isLessThan(RowKey.firstOfRun(new RunId(6)));
    assertThat(RowKey.ofPrediction(new RunId(Integer.MAX_VALUE), new MatchId(1))).isPositive();
  }

  @Test
  void parts_of_a_range_are_the_range_together() {
    KeyRange range = new KeyRange(3, 13);

    assertThat(range.split(3))
        .containsExactly(new KeyRange(3, 6), new KeyRange(6, 9), new KeyRange(9, 13));
    assertThat(range.split(1)).containsExactly(range);
    assertThat(new KeyRange(5, 5).split(2)).containsExactly(new KeyRange(5, 5), new KeyRange(5, 5));
  }
}
