package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcFeatureSlicesTest {

  private static final LocalDate TODAY = LocalDate.of(2021, 1, 1);
  private static final int SLICES = 4;

  /** 2,299 rows of one match a day from today, of which the first 100 are played. */
  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_rows_of_each_scope_are_shared_evenly(Database database) {
    try (database) {
      JdbcFeatureRowsTest.store(database);

      for (PredictionScope scope : PredictionScope.values()) {
        List<KeyRange> cut = new JdbcFeatureSlices(database).cut(1, scope, TODAY, SLICES);

        long rows = scope == PredictionScope.ALL ? 2_299 : 2_199;
        assertThat(cut).hasSize(SLICES);
        for (KeyRange range : cut) {
          assertThat(read(database, range, scope)).isBetween(rows / SLICES - 2, rows / SLICES + 2);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_schema_without_rows_is_one_range(Database database) {
    try (database) {
      List<KeyRange> cut =
          new JdbcFeatureSlices(database).cut(3, PredictionScope.ALL, TODAY, SLICES);

      assertThat(cut).containsExactly(KeyRange.ofSchema(3));
    }
  }

  private static long read(Database database, KeyRange range, PredictionScope scope) {
    return new JdbcFeatureRows(database)
        .pages(range, scope, TODAY)
        .after(range.first() - 1, 10_000)
        .size();
  }
}
