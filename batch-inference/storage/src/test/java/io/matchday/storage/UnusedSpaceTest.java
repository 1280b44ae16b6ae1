package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedSpaceTest {

  private static final int ROWS = 400;
  private static final int BYTES = 8_000;
  private static final long LEAST = 1 << 20;

  @TempDir private Path home;

  private DatabaseSettings settings() {
    return DatabaseSettings.embedded(home);
  }

  /** Every row written anew many times, a transaction each. */
  private void changeMuch(Database database) {
    database.client().sql("CREATE TABLE note (id INT PRIMARY KEY, text VARBINARY)").update();
    Random random = new Random(3);
    byte[] text = new byte[BYTES];
    for (int round = 0; round < 10; round++) {
      for (int id = 0; id < ROWS; id++) {
        random.nextBytes(text);
        database.client().sql("MERGE INTO note VALUES (?, ?)").params(id, text).update();
      }
    }
  }

  private long giveBack(Database database, long least) throws IOException {
    Path file = settings().file().orElseThrow();
    UnusedSpace.giveBack((HikariDataSource) database.dataSource(), settings(), least);
    return Files.size(file);
  }

  private String digest(Database database) {
    return database
        .client()
        .sql("SELECT RAWTOHEX(HASH('SHA-256', LISTAGG(RAWTOHEX(text)))) FROM note")
        .query(String.class)
        .single();
  }

  @Test
  void a_file_that_is_mostly_unused_is_written_anew_with_the_same_rows() throws IOException {
    String before;
    try (Database database = Database.open(settings())) {
      changeMuch(database);
      before = digest(database);
      assertThat(giveBack(database, LEAST)).isLessThan(2L * ROWS * BYTES);
    }
    assertThat(home.resolve("database/matchday.trace.db")).doesNotExist();
    try (Database database = Database.open(settings())) {
      assertThat(digest(database)).isEqualTo(before);
    }
  }

  @Test
  void a_file_that_another_has_open_stays_as_it_is() throws IOException {
    try (Database database = Database.open(settings());
        Database other = Database.open(settings())) {
      changeMuch(database);

      assertThat(giveBack(database, LEAST)).isGreaterThan(4L * ROWS * BYTES);
      assertThat(other.answers()).isTrue();
      assertThat(database.answers()).isTrue();
    }
  }

  @Test
  void a_small_file_stays_as_it_is() throws IOException {
    try (Database database = Database.open(settings())) {
      changeMuch(database);

      assertThat(giveBack(database, UnusedSpace.LEAST_FILE)).isGreaterThan(4L * ROWS * BYTES);
      assertThat(database.answers()).isTrue();
    }
  }
}
