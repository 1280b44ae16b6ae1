package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.publication.PublishRules;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked before a run begins. */
class StartCheckTest {

  @TempDir private Path folder;

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    DatabaseSettings h2 = TestDatabases.h2Settings();
    DatabaseSettings small = new DatabaseSettings(h2.url(), h2.user(), h2.password(), 3);
    try (Database database = Database.open(small)) {
      database.migrate();
      Predicting predicting =
          Predicting.onStored(database, folder.resolve("models")).by(leavingFree(1L << 60));
      predicting.change(
          "DELETE FROM \"flyway_schema_history\" WHERE \"installed_rank\" ="
              + " (SELECT MAX(\"installed_rank\") FROM \"flyway_schema_history\")");

      assertThatThrownBy(() -> predicting.run(2))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> {
                assertThat(e.refusal()).isEqualTo(Refusal.DATABASE_AWAY);
                assertThat(e.problems()).hasSize(4);
                assertThat(e.problems().get(0).detail())
                    .isEqualTo(
                        "the schema of the database is not that of this program; run: migrate");
                assertThat(e.problems().get(1).detail())
                    .isEqualTo("2 slices need matchday.database.pool-size of at least 4, it is 3");
                assertThat(e.problems().get(2).detail())
                    .startsWith("no model is named Production;");
                assertThat(e.problems().get(3).place())
                    .isEqualTo(folder.toAbsolutePath().normalize().toString());
              });
      assertThat(predicting.number("SELECT COUNT(*) FROM run")).isZero();
    }
  }

  @Test
  void an_embedded_database_needs_room_for_its_rows() {
    DatabaseSettings settings = DatabaseSettings.embedded(folder);
    try (Database database = Database.open(settings)) {
      database.migrate();
      Predicting predicting = Predicting.fixtures(10, database, folder.resolve("models"));

      assertThat(settings.folder()).contains(folder.resolve("database").toAbsolutePath());
      assertThatThrownBy(() -> predicting.by(leavingFree(1L << 60)).run(1))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.CANNOT_WRITE))
          .hasMessageStartingWith(folder.resolve("database") + ": ")
          .hasMessageEndingWith(
              " MB are free, the run needs about 0 MB and 1099511627776 MB are to stay free"
                  + " (matchday.batch.min-free-mb); free some space");
      assertThat(predicting.by(PublishRules.DEFAULT).run(1).run().attempt()).isEqualTo(1);
    }
  }

  private static PublishRules leavingFree(long bytes) {
    PublishRules usual = PublishRules.DEFAULT;
    return new PublishRules(
        usual.maxRejects(), usual.maxShareShift(), usual.shareBound(), usual.keepRuns(), bytes);
  }
}
