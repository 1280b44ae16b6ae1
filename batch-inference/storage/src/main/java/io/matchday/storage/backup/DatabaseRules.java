package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The rules of the schema asked of the rows that are there, as damage keeps none: every check,
 * every reference, every index of H2 against its table, and that published runs are whole.
 */
final class DatabaseRules {

  private static final String CHECKS =
      """
      SELECT t.table_name, c.constraint_name, c.check_clause
      FROM information_schema.check_constraints c
      JOIN information_schema.table_constraints t ON t.constraint_name = c.constraint_name
        AND t.constraint_schema = c.constraint_schema
      WHERE c.constraint_schema = CURRENT_SCHEMA ORDER BY 1, 2
      """;

  private static final String REFERENCES =
      """
      SELECT k.table_name, k.column_name, p.table_name, p.column_name
      FROM information_schema.referential_constraints r
      JOIN information_schema.key_column_usage k ON k.constraint_name = r.constraint_name
        AND k.constraint_schema = r.constraint_schema
      JOIN information_schema.key_column_usage p ON p.constraint_name = r.unique_constraint_name
        AND p.constraint_schema = r.constraint_schema
        AND p.ordinal_position = k.position_in_unique_constraint
      WHERE r.constraint_schema = CURRENT_SCHEMA ORDER BY 1, 2
      """;

  private static final String H2_INDEXES =
      """
      SELECT table_name, index_name, LISTAGG('"' || column_name || '"', ', ')
        WITHIN GROUP (ORDER BY ordinal_position)
      FROM information_schema.index_columns
      WHERE table_schema = CURRENT_SCHEMA AND table_name <> 'flyway_schema_history'
      GROUP BY table_name, index_name ORDER BY 1, 2
      """;

  /** Of every alias the newest published run, with the rows it wrote and those that are there. */
  private static final String PUBLISHED =
      """
      SELECT p.run_id, r.rows_written, (SELECT COUNT(*) FROM prediction q
        WHERE q.id >= p.run_id * 4294967296 AND q.id < (p.run_id + 1) * 4294967296)
      FROM prediction_run p JOIN run r ON r.id = p.run_id
      WHERE p.run_id IN (SELECT MAX(n.run_id) FROM prediction_run n
        WHERE n.published_at IS NOT NULL AND n.withdrawn_at IS NULL AND n.kept = 'whole'
        GROUP BY n.alias)
      """;

  private static final String STRAY_PREDICTIONS =
      "SELECT COUNT(*) FROM prediction WHERE id <> run_id * 4294967296 + match_id";

  private final Connection connection;
  private final DatabaseKind kind;

  DatabaseRules(Connection connection, DatabaseKind kind) {
    this.connection = connection;
    this.kind = kind;
  }

  /** Every rule that does not hold. */
  List<Problem> problems() throws SQLException {
    List<Problem> problems = new ArrayList<>();
    for (List<String> check : rows(CHECKS)) {
      count(
          "SELECT COUNT(*) FROM %s WHERE NOT (%s)"
              .formatted(ContentReader.quoted(check.get(0)), check.get(2)),
          check.get(0),
          rows -> "%d rows break the rule %s".formatted(rows, check.get(1)),
          problems);
    }
    for (List<String> reference : rows(REFERENCES)) {
      List<String> names = reference.stream().map(ContentReader::quoted).toList();
      count(
          "SELECT COUNT(*) FROM %1$s c WHERE c.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s p WHERE p.%4$s = c.%2$s)"
              .formatted(names.toArray()),
          reference.get(0),
          rows ->
              "%d rows refer to rows of %s that are not there".formatted(rows, reference.get(2)),
          problems);
    }
    count(STRAY_PREDICTIONS, "prediction", rows -> rows + " rows have the id of another", problems);
    published(problems);
    if (kind == DatabaseKind.H2) {
      indexes(problems);
    }
    return problems;
  }

  private void count(String sql, String table, Function<Long, String> words, List<Problem> problems)
      throws SQLException {
    long rows = Long.parseLong(rows(sql).get(0).get(0));
    if (rows > 0) {
      problems.add(new Problem("table " + table.toLowerCase(Locale.ROOT), words.apply(rows)));
    }
  }

  private void published(List<Problem> problems) throws SQLException {
    // Teams that became one may have taken predictions of matches with them that became one too.
    boolean merged = !rows("SELECT alias FROM team_alias LIMIT 1").isEmpty();
    for (List<String> run : rows(PUBLISHED)) {
      long written = Long.parseLong(run.get(1));
      long there = Long.parseLong(run.get(2));
      if (there > written || (there < written && !merged)) {
        problems.add(
            new Problem(
                "run " + run.get(0),
                "is published with %d predictions, but %d are there".formatted(written, there)));
      }
    }
  }

  private void indexes(List<Problem> problems) throws SQLException {
    ContentReader reader = new ContentReader(connection);
    for (List<String> index : rows(H2_INDEXES)) {
      String table = ContentReader.quoted(index.get(0));
      String columns = index.get(2);
      RowDigest scanned = reader.digest("SELECT %s FROM %s".formatted(columns, table));
      RowDigest indexed =
          reader.digest(
              "SELECT %s FROM %s USE INDEX (%s) ORDER BY %s"
                  .formatted(columns, table, ContentReader.quoted(index.get(1)), columns));
      if (!scanned.hex().equals(indexed.hex())) {
        problems.add(
            new Problem(
                "table " + index.get(0).toLowerCase(Locale.ROOT),
                "its index %s holds %d rows that are not its %d"
                    .formatted(index.get(1), indexed.rows(), scanned.rows())));
      }
    }
  }

  private List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }
}
