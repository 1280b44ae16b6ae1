package io.matchday.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
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

  /**
   * Inserts so many rows.
   *
   * @throws JdbcUpdateAffectedIncorrectNumberOfRowsException when the database says that it took
   *     fewer, or more
   */
  void insert(int rows, RowWriter writer) {
    if (rows == 0) {
      return;
    }
    ConnectionCallback<Long> insert =
        connection -> copies ? copy(connection, rows, writer) : insert(connection, rows, writer);
    long taken = Objects.requireNonNull(template.execute(insert));
    if (taken != rows) {
      throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(
          "INSERT INTO " + into, rows, (int) taken);
    }
  }

  private long copy(Connection connection, int rows, RowWriter writer) throws SQLException {
    PostgresCopy copy = new PostgresCopy(columns);
    for (int row = 0; row < rows; row++) {
      copy.beginRow();
      writer.write(row, copy);
    }
    return copy.send(connection, into);
  }

  private long insert(Connection connection, int rows, RowWriter writer) throws SQLException {
    int whole = rows / ROWS_A_STATEMENT * ROWS_A_STATEMENT;
    return insert(connection, 0, whole, writer) + insert(connection, whole, rows, writer);
  }

  /** Rows {@code from} to {@code end} by one statement, as often as it takes. */
  private long insert(Connection connection, int from, int end, RowWriter writer)
      throws SQLException {
    if (from == end) {
      return 0;
    }
    int together = Math.min(ROWS_A_STATEMENT, end - from);
    long taken = 0;
    try (ParameterRows rows = new ParameterRows(connection.prepareStatement(sql(together)))) {
      for (int row = from; row < end; row++) {
        writer.write(row, rows);
        if ((row - from) % together == together - 1) {
          taken += rows.execute();
        }
      }
    }
    return taken;
  }

  private String sql(int rows) {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return "INSERT INTO " + into + " VALUES " + String.join(", ", Collections.nCopies(rows, row));
  }
}
