package io.matchday.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.match.MatchId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.RunId;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyDatabaseTest {

  private static final long[] HALF = {1, 2, 3};

  @TempDir private Path home;

  private Path models() {
    return home.resolve("models");
  }

  private Database open(DatabaseKind kind) throws IOException {
    Files.createDirectories(home.resolve("database"));
    DatabaseSettings settings =
        switch (kind) {
          case H2 -> FilledDatabase.h2(home);
          case POSTGRESQL -> TestDatabases.postgresSettings();
        };
    return Database.open(settings);
  }

  private Path backup(Database database) {
    return new TakeBackup(database, models(), "1", Clock.systemUTC()).to(home).file();
  }

  private Verified verify(Database database, Path backup) {
    return new VerifyDatabase(database, models()).run(Optional.of(backup));
  }

  private void assertRefused(Database database, Path backup, String... words) {
    assertThatThrownBy(() -> verify(database, backup))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining("restore FILE --force")
        .extracting(e -> ((RefusedException) e).refusal())
        .isEqualTo(Refusal.BAD_DATA);
  }

  @ParameterizedTest
  @EnumSource
  void what_no_rule_forbids_is_found_beside_the_backup(DatabaseKind kind) throws IOException {
    try (Database database = open(kind)) {
      RunId run = FilledDatabase.fill(database, models());
      Path backup = backup(database);
      assertThat(verify(database, backup).lines().get(1)).startsWith("compared with the backup");
      database
          .client()
          .sql("UPDATE prediction SET p_home = p_away, p_away = p_home WHERE id = ?")
          .params(FilledDatabase.key(run, new MatchId(7)))
          .update();
      database.template().execute("UPDATE team SET name = 'Tean 9' WHERE name = 'Team 9'");

      assertRefused(
          database, backup, "run " + run + ": its 1500 predictions", "table team: is not");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_later_run_may_have_changed_is_no_damage(DatabaseKind kind) throws IOException {
    try (Database database = open(kind)) {
      FilledDatabase.fill(database, models());
      Path backup = backup(database);
      new JdbcRuns(database, Clock.systemUTC()).start(JobKind.IMPORT, "later.csv");
      database.template().execute("UPDATE match SET home_goals = 9 WHERE id = 3");

      assertThat(verify(database, backup).lines()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_run_has_written_since_it_was_backed_up_half_done_is_no_damage(DatabaseKind kind)
      throws IOException {
    try (Database database = open(kind)) {
      FilledDatabase.fill(database, models());
      RunId half = FilledDatabase.publish(database, FilledDatabase.model(database), 2, HALF);
      change(database, "UPDATE prediction_run SET published_at = NULL WHERE run_id = " + half);
      change(database, "UPDATE run SET status = 'FAILED' WHERE id = " + half);
      Path backup = backup(database);

      new JdbcPredictions(database).append(half, new long[] {4}, new double[] {0.5, 0.3, 0.2}, 1);
      change(database, "UPDATE run SET status = 'COMPLETED', rows_written = 4 WHERE id = " + half);
      new JdbcPredictionRuns(database, Clock.systemUTC()).publish(half);

      assertThat(verify(database, backup).lines()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_thinned_out_outside_any_run_is_no_damage(DatabaseKind kind)
      throws IOException {
    try (Database database = open(kind)) {
      RunId run = FilledDatabase.fill(database, models());
      change(database, "UPDATE prediction_run SET kept = 'thinning' WHERE run_id = " + run);
      Path backup = backup(database);

      change(database, "DELETE FROM prediction WHERE match_id = 7");
      assertThat(verify(database, backup).lines()).hasSize(2);

      change(database, "UPDATE prediction_run SET kept = 'thinned' WHERE run_id = " + run);
      assertThat(verify(database, backup).lines()).hasSize(2);
    }
  }

  private static void change(Database database, String sql) {
    assertThat(database.template().update(sql)).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void predictions_that_are_missing_from_a_published_run_are_found(DatabaseKind kind)
      throws IOException {
    try (Database database = open(kind)) {
      RunId run = FilledDatabase.fill(database, models());
      database
          .client()
          .sql("DELETE FROM prediction WHERE id = ?")
          .params(FilledDatabase.key(run, new MatchId(7)))
          .update();

      assertThatThrownBy(() -> new VerifyDatabase(database, models()).run(Optional.empty()))
          .hasMessageContaining("is published with 1500 predictions, but 1499 are there");
    }
  }

  @Test
  void a_database_that_went_back_behind_its_backup_is_found() throws IOException {
    try (Database database = open(DatabaseKind.H2)) {
      FilledDatabase.fill(database, models());
      RunId later = new JdbcRuns(database, Clock.systemUTC()).start(JobKind.IMPORT, "later.csv");
      Path backup = backup(database);
      database.client().sql("DELETE FROM run WHERE id = ?").params(later.value()).update();

      assertRefused(database, backup, "the newest run is 1, ", "what came after is lost");
    }
  }

  @Test
  void a_model_that_is_gone_is_no_damage_to_the_database() throws IOException {
    try (Database database = open(DatabaseKind.H2)) {
      FilledDatabase.fill(database, models());
      Path backup = backup(database);
      FilePlaces.delete(models().resolve("soccer_model"));

      assertThatThrownBy(() -> verify(database, backup))
          .hasMessageContainingAll(
              "is no folder with a model", "put these models back into " + models(), "models/")
          .hasMessageNotContaining("matchday.mv.db")
          .extracting(e -> ((RefusedException) e).refusal())
          .isEqualTo(Refusal.MODEL);
      try (BackupArchive archive = BackupArchive.open(backup)) {
        new BackedModels(archive).extract(models());
      }
      assertThat(verify(database, backup).lines()).hasSize(2);
    }
  }
}
