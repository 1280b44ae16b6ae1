package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.matchday.refusal.RefusedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {

  /** What PostgreSQL says of the size of a table it knows nothing of. */
  private static final long NEVER_LOOKED_AT = -1;

  static Stream<DatabaseSettings> empty() {
    return Stream.of(TestDatabases.h2Settings(), TestDatabases.postgresSettings());
  }

  @ParameterizedTest
  @MethodSource("empty")
  void an_empty_database_is_migrated_once(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      assertThat(database.isMigrated()).isFalse();

      assertThat(database.migrate()).isPositive();

      assertThat(database.isMigrated()).isTrue();
      assertThat(database.migrate()).isZero();
      assertThat(database.answers()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_history_of_migrations_that_has_changed_is_looked_at_again(Database database) {
    String last =
        " WHERE \"installed_rank\" = (SELECT MAX(\"installed_rank\") FROM \"flyway_schema_history\")";
    List<String> changes =
        List.of(
            "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE" + last,
            "UPDATE \"flyway_schema_history\" SET \"success\" = TRUE, \"version\" = '9999'" + last,
            "DELETE FROM \"flyway_schema_history\"" + last,
            "DROP TABLE \"flyway_schema_history\"");
    try (database) {
      assertThat(database.isMigrated()).isTrue();
      for (String change : changes) {
        database.template().execute(change);

        assertThat(database.isMigrated()).as(change).isFalse();
        assertThat(database.isMigrated()).as(change).isFalse();
      }
    }
  }

  @Test
  void no_connection_to_h2_is_closed_for_its_age_for_checks_hang_on_the_one_that_made_them()
      throws SQLException {
    try (Database database = Database.open(TestDatabases.h2Settings())) {
      HikariDataSource pool = database.dataSource().unwrap(HikariDataSource.class);

      assertThat(pool.getMaxLifetime()).isZero();
      assertThat(pool.getIdleTimeout()).isZero();
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void statistics_are_taken_of_what_is_there_and_wait_for_nobody() throws SQLException {
    try (Database database = TestDatabases.postgres()) {
      database
          .template()
          .update(
              "INSERT INTO team (name, sex) SELECT 'team ' || n, 0 FROM generate_series(1, 500) n");

      try (Connection other = database.dataSource().getConnection();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("LOCK TABLE team IN SHARE UPDATE EXCLUSIVE MODE");
        database.refreshStatistics("team");
        assertThat(rowsThought(database)).isEqualTo(NEVER_LOOKED_AT);
        other.rollback();
      }

      database.refreshStatistics("team");
      assertThat(rowsThought(database)).isEqualTo(500);
    }
  }

  private static long rowsThought(Database database) {
    return database
        .client()
        .sql("SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = CAST('team' AS regclass)")
        .query(Long.class)
        .single();
  }

  /** As H2 closes it after a write that failed on a full disk. */
  @Test
  void a_database_that_was_closed_under_its_connections_is_opened_anew(@TempDir Path home)
      throws SQLException {
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      database.migrate();
      askAtOnce(database, 3);
      assertThatThrownBy(() -> askAfterShutdown(database))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("closed");

      int looks = 1;
      while (!database.answers()) {
        assertThat(looks++).isLessThan(4);
      }

      askAtOnce(database, 3);
    }
  }

  private static void askAfterShutdown(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
      statement.execute("SELECT 1 FROM run");
    }
  }

  /** Asks over so many connections, none of which is given back before the last has answered. */
  private static void askAtOnce(Database database, int connections) throws SQLException {
    if (connections > 0) {
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1 FROM run");
        askAtOnce(database, connections - 1);
      }
    }
  }

  @Test
  void h2_remembers_few_pages_however_large_the_heap_is(@TempDir Path home) {
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      String megabytes =
          database
              .client()
              .sql(
                  """
                  SELECT setting_value FROM information_schema.settings
                  WHERE setting_name = 'info.CACHE_MAX_SIZE'
                  """)
              .query(String.class)
              .single();

      assertThat(megabytes).isEqualTo("4");
    }
  }

  @Test
  void a_database_we_do_not_speak_is_refused() {
    assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://localhost/x", "a", "b", 4))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("jdbc:h2: or jdbc:postgresql:");
  }

  @Test
  void the_password_is_not_printed() {
    DatabaseSettings settings =
        new DatabaseSettings("jdbc:postgresql://localhost/x", "me", "hush", 4);

    assertThat(settings.toString()).doesNotContain("hush");
  }
}
