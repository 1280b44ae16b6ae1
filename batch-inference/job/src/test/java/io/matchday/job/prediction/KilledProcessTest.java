package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunCounts;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process that predicts is killed with predictions half written; the next takes it up. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledProcessTest {

  private static final int ROWS = 20_000;

  @TempDir private Path home;
  @TempDir private Path models;

  @Test
  void nothing_is_lost_or_doubled_on_h2_when_the_process_is_killed() throws Exception {
    assertNothingLostOrDoubled(DatabaseSettings.embedded(home));
  }

  @Test
  void nothing_is_lost_or_doubled_on_postgres_when_the_process_is_killed() throws Exception {
    assertNothingLostOrDoubled(TestDatabases.postgresSettings());
  }

  private void assertNothingLostOrDoubled(DatabaseSettings settings) throws Exception {
    List<String> undisturbed = undisturbed();
    try (Database database = Database.open(settings)) {
      database.migrate();
      Predicting.fixtures(ROWS, database, models);
    }

    killHalfWay(settings);

    try (Database database = Database.open(settings)) {
      Predicting predicting = Predicting.onStored(database, models);
      long before = predicting.stored();
      assertThat(predicting.published()).isEmpty();
      AtBlock counted = new AtBlock(0, () -> {});
      PredictionRun run = predicting.run(2, counted).run();
      assertThat(before).isEqualTo(8_000);
      assertThat(counted.rows()).isEqualTo(ROWS - before);
      assertThat(run.attempt()).isEqualTo(1);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
      assertThat(predicting.stored()).isEqualTo(ROWS);
      assertThat(predicting.published()).containsExactly(run);
    }
  }

  private List<String> undisturbed() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      return predicting.content(predicting.run(2).run().id());
    }
  }

  /** Starts the job in a process of its own and kills it once eight blocks are committed. */
  private void killHalfWay(DatabaseSettings settings) throws IOException, InterruptedException {
    try (StartedPrediction started = StartedPrediction.start(settings, models, "hold")) {
      assertThat(started.line()).isEqualTo("open");
      assertThat(started.lineAfter("block")).isEqualTo("held");
      watch(settings, started.process());
    }
  }

  private void watch(DatabaseSettings settings, Process process) {
    try (Database database = Database.open(settings)) {
      Predicting predicting = Predicting.onStored(database, models);
      while (predicting.stored() < 8_000) {
        assertThat(process.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      assertThat(predicting.published()).isEmpty();
      assertThatThrownBy(() -> predicting.run(2))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN))
          .hasMessageContaining("is under way in process " + process.pid() + " on ");
    }
  }
}
