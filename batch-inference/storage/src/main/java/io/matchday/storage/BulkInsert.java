package io.matchday.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts many rows into one table in the caller's transaction, in the way the database takes them
 * fastest: H2 by statements of many rows, PostgreSQL by COPY. The one place that knows which.
 * Thread-safe.
 */
final class BulkInsert {

  /** Rows of one statement: H2 takes them half as fast again as single rows in a batch. */
  private static final int ROWS_A_STATEMENT = 50;

  /** Gives the values of one row, in the order of the columns. */
  @FunctionalInterface
  interface RowWriter {
    /** Puts the values of the row with this number, counted from 0. */
    void write(int row, RowSink sink) throws SQLException;
  }

  private final JdbcTemplate template;
  private final boolean copies;
  private final int columns;
  private final String into;

  /** Inserts into these columns of a table. */
  BulkInsert(Database database, String table, List<String> columns) {
    this.template = database.template();
    this.copies = !database.settings().isH2();
    this.columns = columns.size();
    this.into = table + " (" + String.join(", ", columns) + ")";
  }

  /** Inserts so many rows. */
  void insert(int rows, RowWriter writer) {
    if (rows == 0) {
      return;
    }
    template.execute(
        (ConnectionCallback<Integer>)
            connection -> {
              if (copies) {
                PostgresCopy copy = new PostgresCopy(columns);
                for (int row = 0; row < rows; row++) {
                  copy.beginRow();
                  writer.write(row, copy);
                }
                copy.send(connection, into);
                return rows;
              }
              int whole = rows / ROWS_A_STATEMENT * ROWS_A_STATEMENT;
              insert(connection, 0, whole, writer);
              insert(connection, whole, rows, writer);
              return rows;
            });
  }

  /** Rows {@code from} to {@code end} by one statement, as often as it takes. */
  private void insert(Connection connection, int from, int end, RowWriter writer)
      throws SQLException {
    if (from == end) {
      return;
    }
    int together = Math.min(ROWS_A_STATEMENT, end - from);
    try (ParameterRows rows = new ParameterRows(connection.prepareStatement(sql(together)))) {
      for (int row = from; row < end; row++) {
        writer.write(row, rows);
        if ((row - from) % together == together - 1) {
          rows.execute();
        }
      }
    }
  }

  private String sql(int rows) {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return "INSERT INTO " + into + " VALUES " + String.join(", ", Collections.nCopies(rows, row));
  }
}
