package io.matchday.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.match.MatchId;
import io.matchday.migration.Migrations;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.RunId;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losing a database and going back to its backup, on both databases. */
class RestoreDrillTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final long[] TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  @TempDir private Path home;

  private Path models() {
    return home.resolve("models");
  }

  private DatabaseSettings settings(DatabaseKind kind) throws IOException {
    Files.createDirectories(home.resolve("database"));
    return switch (kind) {
      case H2 -> FilledDatabase.h2(home);
      case POSTGRESQL -> TestDatabases.postgresSettings();
    };
  }

  private TakenBackup backup(Database database) {
    return new TakeBackup(database, models(), "1.2.3", CLOCK).to(home);
  }

  private RestoredBackup restore(DatabaseSettings settings, Path file, Existing existing) {
    return new RestoreBackup(settings, models(), CLOCK).from(file, existing);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_backed_up_while_others_wrote_comes_back_whole(DatabaseKind kind) throws Exception {
    DatabaseSettings settings = settings(kind);
    TakenBackup taken;
    RunId published;
    try (Database database = Database.open(settings)) {
      published = FilledDatabase.fill(database, models());
      taken = whileAnotherWrites(database, () -> backup(database));
    }
    destroy(kind, settings);
    FilePlaces.delete(models());

    assertThatThrownBy(() -> restore(settings, taken.file(), Existing.STAYS))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("--force")
        .extracting(e -> ((RefusedException) e).refusal())
        .isEqualTo(Refusal.CANNOT_WRITE);
    RestoredBackup restored = restore(settings, taken.file(), Existing.PUT_ASIDE);

    assertThat(restored.notes()).hasSize(2);
    assertThat(restored.notes().get(0)).startsWith("models put back: ");
    assertThat(restored.notes().get(1)).contains("kept");
    try (Database database = Database.open(settings)) {
      assertThat(database.isMigrated()).isTrue();
      assertThat(FilledDatabase.content(database)).isEqualTo(taken.manifest().content());
      JdbcPublishedPredictions predictions = new JdbcPublishedPredictions(database);
      assertThat(predictions.find(new MatchId(7), predictions.runs())).isPresent();
      assertThat(new JdbcPredictions(database).count(published)).isEqualTo(FilledDatabase.MATCHES);
      assertThat(taken.manifest().content().runs())
          .filteredOn(run -> run.run() != published.value())
          .isNotEmpty()
          .allMatch(run -> run.rows() == TEN.length);
      assertThat(new VerifyDatabase(database, models()).run(Optional.of(taken.file())).lines())
          .hasSize(2);
      RunId next = new JdbcRuns(database, CLOCK).start(JobKind.IMPORT, "the next");
      assertThat(next.value()).isGreaterThan(taken.manifest().content().newestRun());
    }
  }

  /** Publishes small runs from before the backup begins until it is over. */
  private TakenBackup whileAnotherWrites(Database database, Supplier<TakenBackup> backup)
      throws Exception {
    ModelRunId model = FilledDatabase.model(database);
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int attempt = 2; !over.get() || attempt < 5; attempt++) {
                FilledDatabase.publish(database, model, attempt, TEN);
                written.incrementAndGet();
                begun.complete(null);
              }
            });
    begun.get();
    int before = written.get();
    TakenBackup taken = backup.get();
    over.set(true);
    writing.get();
    assertThat(taken.manifest().content().table("prediction_run").orElseThrow().rows())
        .isBetween(1L + before, 1L + written.get());
    return taken;
  }

  private static void destroy(DatabaseKind kind, DatabaseSettings settings) throws IOException {
    switch (kind) {
      case H2 -> {
        Path file = H2File.of(settings).path();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.allocate((int) (Files.size(file) / 2)), 0);
        }
      }
      case POSTGRESQL -> {
        try (Database database = Database.open(settings)) {
          database.template().execute("DROP TABLE prediction CASCADE");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_database_in_use_is_not_replaced(DatabaseKind kind) throws IOException {
    DatabaseSettings settings = settings(kind);
    try (Database database = Database.open(settings)) {
      FilledDatabase.fill(database, models());
      Path file = backup(database).file();

      assertThatThrownBy(() -> restore(settings, file, Existing.PUT_ASIDE))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("in use")
          .extracting(e -> ((RefusedException) e).refusal())
          .isEqualTo(Refusal.TRY_AGAIN);
      assertThat(FilledDatabase.content(database).table("match").orElseThrow().rows())
          .isEqualTo(FilledDatabase.MATCHES);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_backup_goes_into_an_empty_database_and_a_new_place_without_force(DatabaseKind kind)
      throws IOException {
    DatabaseSettings first = settings(kind);
    TakenBackup taken;
    try (Database database = Database.open(first)) {
      FilledDatabase.fill(database, models());
      taken = backup(database);
    }
    home = Files.createDirectory(home.resolve("other"));
    DatabaseSettings second = settings(kind);
    try (Database database = Database.open(second)) {
      database.migrate();
    }

    restore(second, taken.file(), Existing.STAYS);

    try (Database database = Database.open(second)) {
      assertThat(FilledDatabase.content(database)).isEqualTo(taken.manifest().content());
    }
    assertThat(new VerifyBackup(second).of(taken.file()).lines()).hasSize(2);
  }

  @Test
  void a_backup_of_one_kind_does_not_go_into_the_other() throws IOException {
    Path file;
    try (Database database = Database.open(settings(DatabaseKind.H2))) {
      FilledDatabase.fill(database, models());
      file = backup(database).file();
    }

    assertThatThrownBy(() -> restore(TestDatabases.postgresSettings(), file, Existing.PUT_ASIDE))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is a backup of H2 and goes back into H2 alone")
        .hasMessageContaining("leads to PostgreSQL");
  }

  @ParameterizedTest
  @EnumSource
  void a_backup_from_before_a_migration_is_brought_up_to_date(DatabaseKind kind)
      throws IOException {
    DatabaseSettings settings = settings(kind);
    TakenBackup taken;
    try (Database database = Database.open(settings)) {
      new Migrations(database.dataSource()).applyUpTo("6");
      database.template().execute("INSERT INTO team (name, sex) VALUES ('Older FC', 1)");
      taken = backup(database);
      database.migrate();
    }

    RestoredBackup restored = restore(settings, taken.file(), Existing.PUT_ASIDE);

    assertThat(taken.manifest().migration()).isEqualTo("6");
    assertThat(restored.notes()).anyMatch(note -> note.startsWith("schema brought up to date: "));
    try (Database database = Database.open(settings)) {
      assertThat(database.isMigrated()).isTrue();
      assertThat(database.client().sql("SELECT name FROM team").query(String.class).list())
          .isEqualTo(List.of("Older FC"));
    }
  }

  @Test
  void nothing_is_left_of_a_backup_that_could_not_be_written() throws IOException {
    try (Database database = Database.open(settings(DatabaseKind.H2))) {
      FilledDatabase.fill(database, models());
      Path file = backup(database).file();

      assertThatThrownBy(() -> new TakeBackup(database, models(), "1", CLOCK).to(file))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("it is there already");

      try (Stream<Path> files = Files.list(home)) {
        assertThat(files.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder("database", "models", file.getFileName().toString());
      }
    }
  }

  @Test
  void a_missing_model_is_warned_of_and_the_backup_is_taken() throws IOException {
    try (Database database = Database.open(settings(DatabaseKind.H2))) {
      FilledDatabase.fill(database, models());
      FilePlaces.delete(models());

      TakenBackup taken = backup(database);

      assertThat(taken.warnings()).singleElement().asString().contains("is not in the backup");
      assertThat(new VerifyBackup(database.settings()).of(taken.file()).lines().get(1))
          .contains(" 0 models");
    }
  }
}
