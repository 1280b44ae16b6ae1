package io.matchday.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  static Stream<DataSource> emptyDatabases() throws SQLException {
    String name = "m" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return Stream.of(h2(), postgres.getDatabase("postgres", name));
  }

  private static DataSource h2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return h2;
  }

  @ParameterizedTest
  @MethodSource("emptyDatabases")
  void every_migration_is_applied_once(DataSource empty) throws IOException {
    List<Integer> files = versionsOfFiles();
    Migrations migrations = new Migrations(empty);
    assertThat(migrations.isCurrent()).isFalse();
    assertThat(migrations.version()).isEqualTo("none");

    int applied = migrations.apply();

    assertThat(applied).isEqualTo(files.size()).isGreaterThan(2);
    assertThat(migrations.isCurrent()).isTrue();
    assertThat(migrations.version()).isEqualTo(files.get(files.size() - 1).toString());
    assertThat(migrations.apply()).isZero();
  }

  /**
   * Keys of the first release: schema 2, slice 617, match 1; schema 32767, slice 3, match 2^32-1.
   */
  @ParameterizedTest
  @MethodSource("emptyDatabases")
  void rows_of_an_older_release_are_ordered_by_match_and_their_runs_begin_anew(DataSource empty)
      throws SQLException {
    Flyway.configure().dataSource(empty).target("8").load().migrate();
    try (Connection connection = empty.getConnection();
        Statement statement = connection.createStatement()) {
      insertRow(statement, (2L << 48) + (617L << 32) + 1, 1);
      insertRow(statement, (32_767L << 48) + (3L << 32) + 4_294_967_295L, 4_294_967_295L);
      statement.execute("INSERT INTO feature_build VALUES ('aaaaaaaaaaaa', 7, CURRENT_TIMESTAMP)");

      new Migrations(empty).apply();

      assertThat(numbers(statement, "SELECT id FROM feature_row ORDER BY id"))
          .containsExactly((2L << 48) + 1, (32_767L << 48) + 4_294_967_295L);
      assertThat(numbers(statement, "SELECT version FROM feature_build")).containsExactly(8L);
    }
  }

  private static void insertRow(Statement statement, long id, long match) throws SQLException {
    statement.execute(
        "INSERT INTO feature_row (id, match_id, as_of, vector, coverage) VALUES"
            + " (%d, %d, CURRENT_TIMESTAMP, CAST('' AS BYTEA), CAST('' AS BYTEA))"
                .formatted(id, match));
  }

  private static List<Long> numbers(Statement statement, String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }

  /** The numbers of the files {@code V1__name.sql}, in order. */
  private static List<Integer> versionsOfFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
          .sorted()
          .toList();
    }
  }

  @Test
  void both_databases_end_with_the_same_columns() throws SQLException {
    List<List<String>> columns = new ArrayList<>();
    for (DataSource database : emptyDatabases().toList()) {
      new Migrations(database).apply();
      columns.add(columnsOf(database));
    }

    assertThat(columns.get(0)).contains("match.kick_off.YES", "prediction.p_home.NO");
    assertThat(columns.get(0)).isEqualTo(columns.get(1));
  }

  private static List<String> columnsOf(DataSource database) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT table_name, column_name, is_nullable FROM information_schema.columns
                WHERE LOWER(table_schema) = 'public' AND LOWER(table_name) <> 'published_prediction'
                """)) {
      while (rows.next()) {
        String column = rows.getString(1) + "." + rows.getString(2);
        columns.add(column.toLowerCase(Locale.ROOT) + "." + rows.getString(3));
      }
    }
    columns.sort(null);
    return columns;
  }

  /** H2 makes an index for a foreign key that finds none with its columns alone. */
  @Test
  void an_import_keeps_up_no_index_of_matches_that_nothing_reads() throws SQLException {
    DataSource h2 = h2();
    new Migrations(h2).apply();
    List<String> indexes = new ArrayList<>();
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT index_name, LISTAGG(column_name, ' ') WITHIN GROUP (ORDER BY ordinal_position)"
                    + " FROM information_schema.index_columns WHERE table_name = 'MATCH'"
                    + " GROUP BY index_name")) {
      while (rows.next()) {
        indexes.add(rows.getString(2).toLowerCase(Locale.ROOT));
      }
    }

    assertThat(indexes)
        .containsExactlyInAnyOrder(
            "id",
            "home_team_id",
            "away_team_id",
            "home_team_id away_team_id match_date",
            "match_date id");
  }

  @ParameterizedTest
  @MethodSource("emptyDatabases")
  void the_database_repeats_the_rules_it_can_check(DataSource empty) throws SQLException {
    new Migrations(empty).apply();
    try (Connection connection = empty.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO team (id, name, sex) VALUES (1, 'A', 0), (2, 'B', 0)");

      assertRefused(statement, "INSERT INTO team (name, sex) VALUES ('A', 0)");
      assertRefused(statement, "INSERT INTO team (name, sex) VALUES ('C', 2)");
      assertRefused(statement, match("1, 1, NULL, NULL"));
      assertRefused(statement, match("1, 2, 1, NULL"));
      assertRefused(statement, match("1, 2, -1, 0"));
      assertRefused(statement, match("1, 2, 61, 0"));
      assertRefused(statement, prediction("0.5, 0.3, 0.1"));
      assertRefused(statement, prediction("1.5, -0.3, -0.2"));
      assertRefused(statement, activation("'refused', FALSE, 'why'"));
      assertRefused(statement, activation("'refused', TRUE, NULL"));
      assertRefused(statement, activation("'good', FALSE, NULL"));
      assertRefused(statement, activation("NULL, FALSE, NULL").replace("'promote'", "'demote'"));
      assertThat(statement.executeUpdate(activation("'refused', TRUE, 'why'"))).isEqualTo(1);
      assertThat(statement.executeUpdate(activation("NULL, FALSE, NULL"))).isEqualTo(1);
      assertThat(statement.executeUpdate(match("1, 2, 1, 0"))).isEqualTo(1);
      assertThat(statement.executeUpdate(prediction("0.5, 0.3, 0.2"))).isEqualTo(1);
    }
  }

  private static String match(String pairAndScore) {
    return """
        INSERT INTO match (competition, season, match_date, neutral, sex, home_team_id,
          away_team_id, home_goals, away_goals)
        VALUES ('L', '2020-21', DATE '2020-08-15', FALSE, 0, %s)
        """
        .formatted(pairAndScore);
  }

  private static String activation(String verdictForcedAndReason) {
    return """
        INSERT INTO model_activation (alias, run_id, action, activated_at, activated_by, verdict,
          forced, reason)
        VALUES ('A', 'aaaaaaaaaaaa', 'promote', CURRENT_TIMESTAMP, 'me', %s)
        """
        .formatted(verdictForcedAndReason);
  }

  private static String prediction(String probabilities) {
    return "INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away) VALUES (1, 1, 1, "
        + probabilities
        + ")";
  }

  private static void assertRefused(Statement statement, String sql) {
    assertThatThrownBy(() -> statement.executeUpdate(sql)).isInstanceOf(SQLException.class);
  }
}
