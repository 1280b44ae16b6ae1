package io.matchday.job.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.RunId;
import io.matchday.storage.backup.KeptBackups;
import io.matchday.storage.backup.TakeBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightBackupsTest {

  private static final NightReport NIGHT =
      new NightReport(new RunId(7), List.of("drift: none"), List.of("look here"));

  @TempDir private Path home;

  private Database open() throws IOException {
    Files.createDirectories(home.resolve("database"));
    Database database = Database.open(DatabaseSettings.embedded(home));
    database.migrate();
    return database;
  }

  private TakeBackup backups(Database database) {
    return new TakeBackup(database, home.resolve("models"), "1.2.3", Clock.systemUTC());
  }

  @Test
  void as_many_are_kept_as_asked_for_and_other_files_are_left_alone() throws IOException {
    Path folder = Files.createDirectory(home.resolve("backups"));
    Files.writeString(folder.resolve("matchday-20200101T000000Z.backup"), "the oldest");
    Files.writeString(folder.resolve("mine.backup"), "not the night's");
    Path draft = Files.writeString(folder.resolve(".writing-" + new UUID(1, 2)), "cut off");
    Files.setLastModifiedTime(draft, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    try (Database database = open()) {
      NightBackups nights = new NightBackups(folder, 2);

      NightReport first = nights.after(NIGHT, backups(database));
      Path newest = KeptBackups.in(folder).newest().orElseThrow();
      nights.after(NIGHT, backups(database));

      assertThat(first.lines()).hasSize(2).first().isEqualTo("drift: none");
      assertThat(first.lines().get(1)).startsWith("backup: matchday-").endsWith(" MB, 2 kept");
      assertThat(first.warnings()).containsExactly("look here");
      assertThat(KeptBackups.in(folder).newestFirst()).hasSize(2).contains(newest);
      assertThat(folder.resolve("mine.backup")).exists();
      assertThat(draft).doesNotExist();
    }
  }

  @Test
  void none_is_taken_when_none_are_to_be_kept() throws IOException {
    try (Database database = open()) {
      NightReport report =
          new NightBackups(home.resolve("backups"), 0).after(NIGHT, backups(database));

      assertThat(report).isEqualTo(NIGHT);
      assertThat(home.resolve("backups")).doesNotExist();
    }
  }

  @Test
  void a_backup_that_fails_is_a_warning() throws IOException {
    Path blocked = Files.writeString(home.resolve("backups"), "a file where the folder should be");
    try (Database database = open()) {
      NightReport report = new NightBackups(blocked, 7).after(NIGHT, backups(database));

      assertThat(report.lines()).isEqualTo(NIGHT.lines());
      assertThat(report.warnings()).hasSize(2);
      assertThat(report.warnings().get(1)).startsWith("no backup was taken: ");
    }
  }
}
