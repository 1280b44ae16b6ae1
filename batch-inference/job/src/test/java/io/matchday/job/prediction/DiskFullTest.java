package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.FilePathQuota;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while predictions are written to H2. */
class DiskFullTest {

  private static final int ROWS = 20_000;
  private static final int POINTS = 10;

  @TempDir private Path folder;

  @AfterEach
  void free() {
    FilePathQuota.longest(Long.MAX_VALUE);
  }

  @Test
  void a_full_disk_is_told_and_the_run_goes_on_once_there_is_room() throws IOException {
    Path models = folder.resolve("models");
    Path prepared = folder.resolve("prepared");
    List<String> content;
    try (Database database = open(prepared)) {
      database.migrate();
      Predicting.fixtures(ROWS, database, models).change("SHUTDOWN COMPACT");
    }
    long before = Files.size(fileOf(prepared));
    Path undisturbed = copy(prepared, "undisturbed");
    FilePathQuota.reached();
    try (Database database = open(undisturbed)) {
      Predicting predicting = Predicting.onStored(database, models);
      content = predicting.content(predicting.run(2).run().id());
    }
    long growth = FilePathQuota.reached() - before;
    assertThat(growth).isBetween(20L * ROWS, StartCheck.BYTES_A_ROW * ROWS);

    int told = 0;
    for (int point = 1; point <= POINTS; point++) {
      Path home = copy(prepared, "point" + point);
      FilePathQuota.longest(before + growth * point / (POINTS + 2));
      told += fills(home, models) ? 1 : 0;
      FilePathQuota.longest(Long.MAX_VALUE);
      try (Database database = open(home)) {
        Predicting predicting = Predicting.onStored(database, models);
        assertThat(predicting.number("SELECT COUNT(*) FROM feature_row")).isEqualTo(ROWS);
        assertThat(predicting.published()).isEmpty();
        // A closed database could not be told how the run ended; its own process waits two minutes.
        PredictionRun run = predicting.at(Instant.now().plusSeconds(180)).run(2).run();
        assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
        assertThat(predicting.content(run.id())).isEqualTo(content);
      }
    }
    assertThat(told).isEqualTo(POINTS);
  }

  /** Whether the run says that the disk is full. */
  private static boolean fills(Path home, Path models) {
    try (Database database = open(home)) {
      assertThatThrownBy(() -> Predicting.onStored(database, models).run(2))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.CANNOT_WRITE))
          .hasMessageContaining("the disk is full");
      return true;
    }
  }

  private static Database open(Path home) {
    return Database.open(FilePathQuota.database(home));
  }

  private static Path fileOf(Path home) {
    return home.resolve("db.mv.db");
  }

  private Path copy(Path home, String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    Files.copy(fileOf(home), fileOf(copy));
    return copy;
  }
}
