package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.FaultyDriver;
import io.matchday.storage.RunCounts;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No thread is interrupted while it talks to the database, whatever ends a run. */
@Tag("faults")
class UninterruptedTest {

  private static final int ROWS = 10_000;
  private static final int BLOCKS = 10;

  @TempDir private Path home;
  @TempDir private Path models;

  @Test
  void no_thread_of_a_run_on_h2_is_interrupted_when_it_is_stopped_or_a_slice_fails()
      throws Exception {
    endRuns(DatabaseSettings.embedded(home), "H2");
  }

  @Test
  void no_thread_of_a_run_on_postgres_is_interrupted_when_it_is_stopped_or_a_slice_fails()
      throws Exception {
    endRuns(TestDatabases.postgresSettings(), "PostgreSQL");
  }

  private void endRuns(DatabaseSettings settings, String name) throws Exception {
    FaultRounds rounds = FaultRounds.of("runs stopped and slices failing on " + name, 20, 3);
    try (FaultyDriver driver = FaultyDriver.install()) {
      try (Database database = Database.open(settings)) {
        database.migrate();
        Predicting predicting = Predicting.fixtures(ROWS, database, models);
        int ended = 0;
        for (int round = 0; round < rounds.count(); round++) {
          boolean stops = rounds.random().nextBoolean();
          int block = 1 + rounds.random().nextInt(BLOCKS);
          Runnable end = stops ? predicting::stop : UninterruptedTest::fail;

          ended +=
              catchThrowable(() -> predicting.run(4, predicting.atBlock(block, end))) == null
                  ? 0
                  : 1;
          predicting.startAgain();
          assertThat(predicting.run(4).run().run().counts())
              .isEqualTo(new RunCounts(ROWS, ROWS, 0));
          predicting.promote(1 + (round + 1) % 2);
        }
        // A stop after the last block of the last slice comes too late.
        assertThat(ended).isGreaterThanOrEqualTo(rounds.count() / 2);
      }
      assertThat(driver.watched()).isPositive();
      assertThat(driver.interrupted()).isZero();
      rounds.report(
          "runs ended %d, calls watched %d, interrupted 0"
              .formatted(rounds.count(), driver.watched()));
    }
  }

  private static void fail() {
    throw new IllegalStateException("planted fault");
  }

  @Test
  void a_planted_interrupt_is_seen() throws Exception {
    try (FaultyDriver driver = FaultyDriver.install();
        Database database = Database.open(TestDatabases.h2Settings())) {
      database.migrate();
      assertThat(driver.interrupted()).isZero();

      Apart.run(
          () -> {
            Thread.currentThread().interrupt();
            database.answers();
          });

      assertThat(driver.interrupted()).isPositive();
    }
  }
}
