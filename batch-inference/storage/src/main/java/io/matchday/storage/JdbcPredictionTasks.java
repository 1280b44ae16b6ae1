package io.matchday.storage;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store of predictions to be made later. A worker claims tasks for a time; a claim that ran out
 * may be taken over by any worker, so that no task is lost with its worker. Thread-safe, and safe
 * between processes.
 */
public final class JdbcPredictionTasks {

  private static final int ERROR_LENGTH = 500;

  private static final String END =
      """
      UPDATE prediction_task SET status = ?, finished_at = ?, p_home = ?, p_draw = ?,
        p_away = ?, model_version = ?, model_run_id = ?, error = ?
      WHERE id = ? AND claimed_by = ? AND status = 'pending'
      """;

  private static final int[] END_TYPES = {
    Types.VARCHAR,
    Types.TIMESTAMP_WITH_TIMEZONE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.DOUBLE,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR
  };

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** The tasks of this database. */
  public JdbcPredictionTasks(Database database, Clock clock) {
    this.client = database.client();
    this.template = database.template();
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /** What is known of a task. */
  public Optional<TaskState> find(String id) {
    return client
        .sql(
            """
            SELECT status, finished_at, p_home, p_draw, p_away, model_version, model_run_id, error,
              owner
            FROM prediction_task WHERE id = :id
            """)
        .param("id", id)
        .query(JdbcPredictionTasks::mapState)
        .optional();
  }

  /**
   * Claims the oldest tasks that nobody holds. Two processes that claim at once pass over what the
   * other is taking.
   *
   * @param claim a name that no other claim ever has
   * @param limit how many at most
   * @param lease how long they are held
   */
  public List<ClaimedTask> claim(String claim, int limit, Duration lease) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              List<ClaimedTask> free = lockFree(limit);
              if (!free.isEmpty()) {
                hold(free, claim, lease);
              }
              return free;
            }));
  }

  /** A query of its own: H2 asks a locking query inside an update again for every row. */
  private List<ClaimedTask> lockFree(int limit) {
    return client
        .sql(
            """
            SELECT id, match_id, alias, features, attempts FROM prediction_task
            WHERE status = 'pending' AND (claimed_until IS NULL OR claimed_until < :now)
              AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
            ORDER BY submitted_at LIMIT :limit FOR UPDATE SKIP LOCKED
            """)
        .param("now", now())
        .param("limit", limit)
        .query(
            (row, number) ->
                new ClaimedTask(
                    new PredictionTask(
                        row.getString("id"),
                        row.getLong("match_id"),
                        row.getString("alias"),
                        row.getString("features")),
                    row.getInt("attempts") + 1))
        .list();
  }

  private void hold(List<ClaimedTask> tasks, String claim, Duration lease) {
    Object[] ids = tasks.stream().map(one -> one.task().id()).toArray();
    OffsetDateTime until = now().plus(lease);
    template.update(
        """
        UPDATE prediction_task SET claimed_by = ?, claimed_until = ?, attempts = attempts + 1
        WHERE id = ANY(?)
        """,
        statement -> {
          statement.setString(1, claim);
          statement.setObject(2, until);
          statement.setArray(3, statement.getConnection().createArrayOf("VARCHAR", ids));
        });
  }

  /** Ends and postpones tasks of one claim; see {@link #finish(Map)}. */
  public int finish(String claim, WorkedTasks worked) {
    return finish(Map.of(claim, worked));
  }

  /**
   * Ends and postpones tasks of several claims, all in one transaction; those taken over or
   * cancelled meanwhile stay as they are.
   *
   * @param worked what became of the tasks, by claim
   * @return how many ended
   */
  public int finish(Map<String, WorkedTasks> worked) {
    List<Object[]> ends = new ArrayList<>();
    List<Object[]> postponed = new ArrayList<>();
    worked.forEach(
        (claim, tasks) -> {
          tasks.finished().forEach(task -> ends.add(parameters(claim, task)));
          for (PostponedTask task : tasks.postponed()) {
            postponed.add(
                new Object[] {JdbcRuns.timestamp(task.nextAttemptAt()), task.id(), claim});
          }
        });
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              template.batchUpdate(
                  """
                  UPDATE prediction_task SET claimed_by = NULL, claimed_until = NULL,
                    next_attempt_at = ?
                  WHERE id = ? AND claimed_by = ? AND status = 'pending'
                  """,
                  postponed);
              return Arrays.stream(template.batchUpdate(END, ends, END_TYPES)).sum();
            }));
  }

  /** Ends a task that waits or is being worked at; says whether there was such a task. */
  public boolean cancel(String id, String reason) {
    return client
            .sql(
                """
                UPDATE prediction_task SET status = 'failure', finished_at = :now, error = :reason
                WHERE id = :id AND status = 'pending'
                """)
            .param("now", now())
            .param("reason", reason)
            .param("id", id)
            .update()
        > 0;
  }

  private Object[] parameters(String claim, FinishedTask task) {
    Object[] row = new Object[10];
    row[0] = task.status().label();
    row[1] = now();
    task.result()
        .ifPresent(
            result -> {
              row[2] = result.probabilities().home();
              row[3] = result.probabilities().draw();
              row[4] = result.probabilities().away();
              row[5] = result.modelVersion();
              row[6] = result.modelRunId().value();
            });
    if (task.result().isEmpty()) {
      row[7] = JdbcRuns.shortened(task.error(), ERROR_LENGTH);
    }
    row[8] = task.id();
    row[9] = claim;
    return row;
  }

  private static TaskState mapState(ResultSet row, int rowNumber) throws SQLException {
    TaskStatus status = TaskStatus.ofLabel(row.getString("status"));
    Optional<TaskResult> result = Optional.empty();
    if (status == TaskStatus.SUCCESS) {
      Probabilities probabilities =
          new Probabilities(
              row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away"));
      result =
          Optional.of(
              new TaskResult(
                  probabilities,
                  row.getString("model_version"),
                  new ModelRunId(row.getString("model_run_id"))));
    }
    return new TaskState(
        status,
        JdbcRuns.instant(row, "finished_at"),
        result,
        Optional.ofNullable(row.getString("error")),
        row.getString("owner"));
  }

  private OffsetDateTime now() {
    return JdbcRuns.timestamp(clock.instant());
  }
}
