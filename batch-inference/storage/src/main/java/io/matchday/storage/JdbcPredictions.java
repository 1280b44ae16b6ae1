package io.matchday.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Predictions, appended under their run and never changed. Thread-safe. */
public final class JdbcPredictions {

  /** Rows of one statement: H2 takes them half as fast again as single rows in a batch. */
  private static final int ROWS_A_STATEMENT = 50;

  private static final int COLUMNS = 6;

  private static final String INSERT =
      "INSERT INTO prediction (id, run_id, match_id, p_home, p_draw, p_away) VALUES ";

  private final JdbcClient client;
  private final JdbcTemplate template;

  /** Predictions in this database. */
  public JdbcPredictions(Database database) {
    this.client = database.client();
    this.template = database.template();
  }

  /**
   * Appends predictions of a run, in the caller's transaction.
   *
   * @param run the run
   * @param matchIds the matches; the first {@code count} are taken
   * @param probabilities home, draw and away of each match in turn
   * @param count how many
   */
  public void append(RunId run, long[] matchIds, double[] probabilities, int count) {
    template.execute(
        (ConnectionCallback<Integer>)
            connection -> {
              int whole = count / ROWS_A_STATEMENT * ROWS_A_STATEMENT;
              if (whole > 0) {
                try (PreparedStatement statement =
                    connection.prepareStatement(insertOf(ROWS_A_STATEMENT))) {
                  for (int from = 0; from < whole; from += ROWS_A_STATEMENT) {
                    bind(statement, run, matchIds, probabilities, from, ROWS_A_STATEMENT);
                    statement.executeUpdate();
                  }
                }
              }
              if (whole < count) {
                try (PreparedStatement statement =
                    connection.prepareStatement(insertOf(count - whole))) {
                  bind(statement, run, matchIds, probabilities, whole, count - whole);
                  statement.executeUpdate();
                }
              }
              return count;
            });
  }

  private static String insertOf(int rows) {
    return INSERT + "(?, ?, ?, ?, ?, ?), ".repeat(rows - 1) + "(?, ?, ?, ?, ?, ?)";
  }

  private static void bind(
      PreparedStatement statement,
      RunId run,
      long[] matchIds,
      double[] probabilities,
      int from,
      int rows)
      throws SQLException {
    long first = RowKey.firstOfRun(run);
    for (int i = 0; i < rows; i++) {
      int at = i * COLUMNS;
      long match = matchIds[from + i];
      statement.setLong(at + 1, first | match);
      statement.setLong(at + 2, run.value());
      statement.setLong(at + 3, match);
      statement.setDouble(at + 4, probabilities[(from + i) * 3]);
      statement.setDouble(at + 5, probabilities[(from + i) * 3 + 1]);
      statement.setDouble(at + 6, probabilities[(from + i) * 3 + 2]);
    }
  }

  /** How many predictions a run holds. */
  public long count(RunId run) {
    return client
        .sql("SELECT COUNT(*) FROM prediction WHERE id >= :first AND id < :end")
        .param("first", RowKey.firstOfRun(run))
        .param("end", RowKey.firstOfRun(new RunId(run.value() + 1)))
        .query(Long.class)
        .single();
  }

  /** Removes the predictions of a run that was given up. */
  public int delete(RunId run) {
    return client
        .sql("DELETE FROM prediction WHERE id >= :first AND id < :end")
        .param("first", RowKey.firstOfRun(run))
        .param("end", RowKey.firstOfRun(new RunId(run.value() + 1)))
        .update();
  }
}
