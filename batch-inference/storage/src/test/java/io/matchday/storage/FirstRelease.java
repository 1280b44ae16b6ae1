package io.matchday.storage;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases as the first release left them: its tables alone, filled. */
public final class FirstRelease {

  /** The last migration of the first release. */
  private static final String VERSION = "2";

  /** What it kept, those others refer to first, and whether ids are given by the database. */
  private static final List<String> TABLES =
      List.of(
          "team",
          "team_alias",
          "match",
          "run",
          "rejected_row",
          "feature_schema",
          "feature_row",
          "feature_build",
          "model_version",
          "model_alias",
          "prediction_run",
          "prediction");

  private static final List<String> NUMBERED = List.of("team", "match", "run", "rejected_row");

  private FirstRelease() {}

  /** Gives an empty database the tables of the first release and copies into them what it knew. */
  public static void fill(Database empty, Database current) {
    Flyway.configure()
        .dataSource(empty.dataSource())
        .locations("classpath:db/migration")
        .target(VERSION)
        .load()
        .migrate();
    for (String table : TABLES) {
      copy(table, current.template(), empty.template());
    }
    for (String table : NUMBERED) {
      Long next =
          empty
              .template()
              .queryForObject("SELECT COALESCE(MAX(id), 0) + 1 FROM " + table, Long.class);
      empty.template().execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH " + next);
    }
  }

  private static void copy(String table, JdbcTemplate from, JdbcTemplate to) {
    List<String> columns =
        to.queryForList(
            """
            SELECT column_name FROM information_schema.columns
            WHERE LOWER(table_schema) = 'public' AND LOWER(table_name) = ?
            ORDER BY ordinal_position
            """,
            String.class,
            table);
    String names = String.join(", ", columns);
    List<Object[]> rows =
        from.query(
            "SELECT " + names + " FROM " + table, (row, number) -> cells(row, columns.size()));
    to.batchUpdate(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, names, String.join(", ", Collections.nCopies(columns.size(), "?"))),
        rows);
  }

  private static Object[] cells(ResultSet row, int columns) throws SQLException {
    List<Object> cells = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      Object cell = row.getObject(i);
      cells.add(cell instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : cell);
    }
    return cells.toArray();
  }
}
