package io.matchday.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.StartedJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2RestoreTest {

  private static final String FREE = "free";
  private static final String LOCKED = "locked";

  /** A process that tells whether a file is locked by another. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
      System.out.println(file.tryLock() == null ? LOCKED : FREE);
    }
  }

  @Test
  void an_empty_database_is_held_from_the_look_at_it_until_it_is_replaced(@TempDir Path home)
      throws IOException {
    Path models = home.resolve("models");
    Files.createDirectories(home.resolve("database"));
    DatabaseSettings settings = FilledDatabase.h2(home);
    H2File file = H2File.of(settings);
    Path backup;
    try (Database database = Database.open(settings)) {
      FilledDatabase.fill(database, models);
      backup = new TakeBackup(database, models, "1", Clock.systemUTC()).to(home).file();
    }
    Files.delete(file.path());
    try (Database empty = Database.open(settings)) {
      empty.migrate();
    }
    assertThat(stateOf(file)).isEqualTo(FREE);

    try (BackupArchive archive = BackupArchive.open(backup)) {
      List<String> notes =
          new H2Restore(archive, file, "now").run(Existing.STAYS, () -> List.of(stateOf(file)));
      assertThat(notes).contains(LOCKED);
    }

    try (Database database = Database.open(settings)) {
      assertThat(database.client().sql("SELECT COUNT(*) FROM match").query(Long.class).single())
          .isEqualTo(FilledDatabase.MATCHES);
    }
  }

  /** As seen by a process that is gone again, and its lock with it. */
  private static String stateOf(H2File file) {
    try {
      StartedJvm started = StartedJvm.start("64m", H2RestoreTest.class, file.path().toString());
      String state = String.valueOf(started.out().readLine());
      started.process().onExit().join();
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
