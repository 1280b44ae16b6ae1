package io.matchday.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged backups and damaged database files: a clear refusal, or the right data. */
class DamageTest {

  private static final int FILES = 30;

  /** What predictions are made from and what is served; not the history of Spring Batch. */
  private static final List<String> TOLD =
      List.of(
          "team",
          "match",
          "feature_row",
          "model_version",
          "model_alias",
          "run",
          "prediction_run",
          "prediction");

  @TempDir private Path home;

  private Path models() {
    return home.resolve("models");
  }

  private TakenBackup backup(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      FilledDatabase.fill(database, models());
      return new TakeBackup(database, models(), "1.2.3", Clock.systemUTC()).to(home);
    }
  }

  private DatabaseSettings settings(DatabaseKind kind) throws IOException {
    Files.createDirectories(home.resolve("database"));
    return switch (kind) {
      case H2 -> FilledDatabase.h2(home);
      case POSTGRESQL -> TestDatabases.postgresSettings();
    };
  }

  @ParameterizedTest
  @EnumSource
  void of_damaged_backups_each_is_refused_or_gives_the_right_data(DatabaseKind kind)
      throws IOException {
    DatabaseSettings settings = settings(kind);
    TakenBackup taken = backup(settings);
    VerifyBackup verify = new VerifyBackup(settings);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Path spoiled = home.resolve("spoiled-" + i + ".backup");
      Spoiled.copy(taken.file(), spoiled, i);
      try {
        verify.of(spoiled);
        try (BackupArchive archive = BackupArchive.open(spoiled)) {
          assertThat(archive.manifest()).isEqualTo(taken.manifest());
        }
      } catch (RefusedException e) {
        assertThat(e.refusal()).isEqualTo(Refusal.BAD_DATA);
        assertThat(e.getMessage()).contains(spoiled.toString(), "is no whole backup, use another");
        refused++;
      }
    }
    assertThat(refused).isGreaterThanOrEqualTo(FILES - 2);
  }

  /** A file that looks as if another process held it is waited for, so that this takes minutes. */
  @Test
  @Tag("faults")
  void of_damaged_database_files_each_is_refused_or_gives_the_right_data() throws IOException {
    TakenBackup taken = backup(settings(DatabaseKind.H2));
    Path whole = H2File.of(FilledDatabase.h2(home)).path();
    List<Integer> changed = new ArrayList<>();
    FaultRounds rounds = FaultRounds.of("damaged database files", FILES, 5);
    int refused = 0;
    for (int i = 0; i < rounds.count(); i++) {
      Path other = Files.createDirectories(home.resolve("other-" + i).resolve("database"));
      DatabaseSettings settings = FilledDatabase.h2(other.getParent());
      Spoiled.copy(whole, H2File.of(settings).path(), i);
      try (Database database = Database.open(settings)) {
        database.migrate();
        new VerifyDatabase(database, models()).run(Optional.of(taken.file()));
        if (!told(FilledDatabase.content(database)).equals(told(taken.manifest().content()))) {
          changed.add(i);
        }
      } catch (RefusedException e) {
        assertThat(e.refusal()).isIn(Refusal.DATABASE_AWAY, Refusal.BAD_DATA);
        assertThat(e.getMessage()).contains(H2File.of(settings).path().toString(), "restore");
        refused++;
      }
      FilePlaces.delete(other.getParent());
    }
    assertThat(changed).isEmpty();
    assertThat(refused).isGreaterThanOrEqualTo(2 * rounds.count() / 3);
    rounds.report("refused %d, right data %d".formatted(refused, rounds.count() - refused));
  }

  private static List<Optional<TableContent>> told(DatabaseContent content) {
    return TOLD.stream().map(content::table).toList();
  }
}
