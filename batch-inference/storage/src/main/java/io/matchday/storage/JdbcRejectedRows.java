package io.matchday.storage;

import io.matchday.match.MatchId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the runs refused, row by row. Thread-safe. */
public final class JdbcRejectedRows {

  private static final int BATCH = 500;

  private final JdbcClient client;
  private final JdbcTemplate template;

  /** Rejected rows in this database. */
  public JdbcRejectedRows(Database database) {
    this.client = database.client();
    this.template = database.template();
  }

  /** Keeps rejected rows of a run, in the caller's transaction if there is one. */
  public void add(RunId run, List<RejectedRow> rows) {
    template.batchUpdate(
        """
        INSERT INTO rejected_row (run_id, source, line, column_name, match_id, reason)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        rows,
        BATCH,
        (statement, row) -> bind(statement, run, row));
  }

  /** Forgets what a run refused of one source: it is about to be read again from the beginning. */
  public void remove(RunId run, String source) {
    client
        .sql("DELETE FROM rejected_row WHERE run_id = :run AND source = :source")
        .param("run", run.value())
        .param("source", JdbcRuns.shortened(source, 400))
        .update();
  }

  /** Forgets all that a run refused. */
  public void remove(RunId run) {
    client.sql("DELETE FROM rejected_row WHERE run_id = :run").param("run", run.value()).update();
  }

  private static void bind(PreparedStatement statement, RunId run, RejectedRow row)
      throws SQLException {
    statement.setLong(1, run.value());
    statement.setString(2, JdbcRuns.shortened(row.source(), 400));
    if (row.line().isPresent()) {
      statement.setLong(3, row.line().getAsLong());
    } else {
      statement.setNull(3, Types.BIGINT);
    }
    if (row.column().isPresent()) {
      statement.setString(4, JdbcRuns.shortened(row.column().get(), 80));
    } else {
      statement.setNull(4, Types.VARCHAR);
    }
    if (row.matchId().isPresent()) {
      statement.setLong(5, row.matchId().get().value());
    } else {
      statement.setNull(5, Types.BIGINT);
    }
    statement.setString(6, JdbcRuns.shortened(row.reason(), 500));
  }

  /** How many rows a run refused. */
  public long count(RunId run) {
    return client
        .sql("SELECT COUNT(*) FROM rejected_row WHERE run_id = :run")
        .param("run", run.value())
        .query(Long.class)
        .single();
  }

  /** The first rejected rows of a run, in the order they were met. */
  public List<RejectedRow> of(RunId run, int limit) {
    return client
        .sql("SELECT * FROM rejected_row WHERE run_id = :run ORDER BY id LIMIT :limit")
        .param("run", run.value())
        .param("limit", limit)
        .query(JdbcRejectedRows::map)
        .list();
  }

  /** The rejected rows of a run after a number, in the order they were met. */
  public List<NumberedReject> page(RunId run, long after, int limit) {
    return client
        .sql(
            """
            SELECT * FROM rejected_row WHERE run_id = :run AND id > :after ORDER BY id LIMIT :limit
            """)
        .param("run", run.value())
        .param("after", after)
        .param("limit", limit)
        .query((row, number) -> new NumberedReject(row.getLong("id"), map(row, number)))
        .list();
  }

  private static RejectedRow map(ResultSet row, int rowNumber) throws SQLException {
    long line = row.getLong("line");
    OptionalLong lineNumber = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(line);
    long match = row.getLong("match_id");
    Optional<MatchId> matchId = row.wasNull() ? Optional.empty() : Optional.of(new MatchId(match));
    return new RejectedRow(
        row.getString("source"),
        lineNumber,
        Optional.ofNullable(row.getString("column_name")),
        matchId,
        row.getString("reason"));
  }
}
