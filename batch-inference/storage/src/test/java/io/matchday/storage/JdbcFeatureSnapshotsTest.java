package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcFeatureSnapshotsTest {

  private static final String SCHEMA = "abc123abc123";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static FeatureSnapshot snapshot(LocalDate before) {
    return new FeatureSnapshot(SCHEMA, before, 1, new HistoryDigest(7, -8, 9));
  }

  /** Does not get much smaller when packed. */
  private static byte[] memory(int size) {
    byte[] memory = new byte[size];
    new Random(size).nextBytes(memory);
    return memory;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void memories_of_any_size_come_back_as_they_were(Database database) {
    try (database) {
      JdbcFeatureSnapshots snapshots = new JdbcFeatureSnapshots(database, Clock.systemUTC());
      int[] sizes = {0, 1, 100_000, 3_000_000};

      for (int i = 0; i < sizes.length; i++) {
        snapshots.keep(snapshot(DAY.plusDays(i)), memory(sizes[i]));
      }

      assertThat(snapshots.of(SCHEMA))
          .containsExactly(
              snapshot(DAY.plusDays(3)),
              snapshot(DAY.plusDays(2)),
              snapshot(DAY.plusDays(1)),
              snapshot(DAY));
      for (int i = 0; i < sizes.length; i++) {
        assertThat(snapshots.memory(snapshot(DAY.plusDays(i)))).contains(memory(sizes[i]));
      }
      assertThat(snapshots.of("another")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_memory_takes_the_place_of_another_and_later_ones_are_forgotten(Database database) {
    try (database) {
      JdbcFeatureSnapshots snapshots = new JdbcFeatureSnapshots(database, Clock.systemUTC());
      snapshots.keep(snapshot(DAY), memory(600_000));
      snapshots.keep(snapshot(DAY.plusDays(1)), memory(10));

      snapshots.keep(snapshot(DAY), memory(20));
      snapshots.removeAfter(SCHEMA, DAY);

      assertThat(snapshots.of(SCHEMA)).containsExactly(snapshot(DAY));
      assertThat(snapshots.memory(snapshot(DAY))).contains(memory(20));
      assertThat(snapshots.memory(snapshot(DAY.plusDays(1)))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_damaged_memory_is_as_good_as_none(Database database) {
    try (database) {
      JdbcFeatureSnapshots snapshots = new JdbcFeatureSnapshots(database, Clock.systemUTC());
      snapshots.keep(snapshot(DAY), memory(600_000));
      database.client().sql("DELETE FROM feature_snapshot_piece WHERE piece = 1").update();

      assertThat(snapshots.memory(snapshot(DAY))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rows_are_counted_by_schema(Database database) {
    try (database) {
      JdbcFeatureSnapshots snapshots = new JdbcFeatureSnapshots(database, Clock.systemUTC());

      snapshots.countRows(SCHEMA, 5);
      snapshots.countRows(SCHEMA, 6);

      assertThat(snapshots.rows(SCHEMA)).contains(6L);
      assertThat(snapshots.rows("another")).isEmpty();
    }
  }
}
