package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups by hand: taken, proven, gone back to. */
class BackupCommandTest {

  private static final String[] PREDICTIONS = {"show", "predictions", "-o", "csv"};

  @TempDir private Path home;
  @TempDir private Path elsewhere;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  private void zeroTheDatabase() throws IOException {
    Path file = home.resolve("database").resolve("matchday.mv.db");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate((int) Files.size(file)), 0);
    }
  }

  @Test
  void a_home_whose_database_is_damaged_says_so_and_is_restored() throws IOException {
    String before = ProgramCall.on(home, PREDICTIONS).out();
    Path file = elsewhere.resolve("mine.backup");
    ProgramCall taken = ProgramCall.on(home, "backup", file.toString());
    ProgramCall proven = ProgramCall.on(home, "verify", file.toString());
    zeroTheDatabase();

    ProgramCall damaged = ProgramCall.on(home, PREDICTIONS);
    ProgramCall refused = ProgramCall.on(home, "restore", file.toString());
    ProgramCall restored = ProgramCall.on(home, "restore", file.toString(), "--force");

    assertThat(taken.out()).startsWith("backup " + file + ": ");
    assertThat(taken.err()).isEmpty();
    assertThat(proven.out()).startsWith("H2 backup of ").contains("1 models: as they were written");
    assertThat(damaged.code()).isEqualTo(69);
    assertThat(damaged.err().lines()).hasSize(1);
    assertThat(damaged.err()).contains("matchday.mv.db", "restore FILE --force");
    assertThat(refused.code()).isEqualTo(73);
    assertThat(refused.err()).contains("--force puts it aside");
    assertThat(restored.err()).isEmpty();
    assertThat(restored.code()).isZero();
    assertThat(restored.out()).contains("restored the backup of ", "is kept as ");
    assertThat(before).isNotEmpty();
    assertThat(ProgramCall.on(home, PREDICTIONS).out()).isEqualTo(before);
    assertThat(ProgramCall.on(home, "verify").code()).isZero();
  }

  @Test
  void a_backup_without_a_place_goes_into_the_home() throws IOException {
    ProgramCall call = ProgramCall.on(home, "backup");

    assertThat(call.code()).as(call.err()).isZero();
    try (Stream<Path> files = Files.list(home.resolve("backups"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("matchday-\\d{8}T\\d{6}Z\\.backup");
    }
  }

  @Test
  void a_file_that_is_no_backup_is_refused_in_one_line() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("x.backup"), "no backup");

    for (String command : new String[] {"verify", "restore"}) {
      ProgramCall call = ProgramCall.on(home, command, file.toString());

      assertThat(call.err().lines()).hasSize(1);
      assertThat(call.err()).startsWith("matchday: " + file + ": is no whole backup, use another");
      assertThat(call.code()).isEqualTo(65);
    }
    assertThat(ProgramCall.on(home, "verify", "nowhere.backup").code()).isEqualTo(66);
  }
}
