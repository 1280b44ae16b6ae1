package io.matchday.storage;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
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

  /** Stores a new task; committed when this returns. */
  public void submit(PredictionTask task) {
    client
        .sql(
            """
            INSERT INTO prediction_task (id, match_id, alias, features, status, submitted_at)
            VALUES (:id, :match, :alias, :features, 'pending', :now)
            """)
        .param("id", task.id())
        .param("match", task.matchId())
        .param("alias", task.alias())
        .param("features", task.features())
        .param("now", now())
        .update();
  }

  /** How many tasks are not yet done. */
  public int pending() {
    return client
        .sql("SELECT COUNT(*) FROM prediction_task WHERE status = 'pending'")
        .query(Integer.class)
        .single();
  }

  /** What is known of a task. */
  public Optional<TaskState> find(String id) {
    return client
        .sql(
            """
            SELECT status, finished_at, p_home, p_draw, p_away, model_version, model_run_id, error
            FROM prediction_task WHERE id = :id
            """)
        .param("id", id)
        .query(JdbcPredictionTasks::mapState)
        .optional();
  }

  /**
   * Claims the oldest tasks that nobody holds.
   *
   * @param claim a name that no other claim ever has
   * @param limit how many at most
   * @param lease how long they are held
   */
  public List<PredictionTask> claim(String claim, int limit, Duration lease) {
    int claimed =
        client
            .sql(
                """
                UPDATE prediction_task
                SET claimed_by = :claim, claimed_until = :until, attempts = attempts + 1
                WHERE status = 'pending' AND (claimed_until IS NULL OR claimed_until < :now)
                  AND id IN (
                    SELECT id FROM prediction_task
                    WHERE status = 'pending' AND (claimed_until IS NULL OR claimed_until < :now)
                    ORDER BY submitted_at LIMIT :limit)
                """)
            .param("claim", claim)
            .param("until", now().plus(lease))
            .param("now", now())
            .param("limit", limit)
            .update();
    return claimed == 0 ? List.of() : claimedBy(claim);
  }

  private List<PredictionTask> claimedBy(String claim) {
    return client
        .sql(
            """
            SELECT id, match_id, alias, features FROM prediction_task
            WHERE status = 'pending' AND claimed_by = :claim ORDER BY submitted_at
            """)
        .param("claim", claim)
        .query(
            (row, number) ->
                new PredictionTask(
                    row.getString("id"),
                    row.getLong("match_id"),
                    row.getString("alias"),
                    row.getString("features")))
        .list();
  }

  /** Ends tasks of a claim, all in one transaction; those taken over meanwhile stay as they are. */
  public void finish(String claim, List<FinishedTask> tasks) {
    List<Object[]> rows = tasks.stream().map(task -> parameters(claim, task)).toList();
    int[] types = {
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
    transaction.executeWithoutResult(
        status ->
            template.batchUpdate(
                """
                UPDATE prediction_task SET status = ?, finished_at = ?, p_home = ?, p_draw = ?,
                  p_away = ?, model_version = ?, model_run_id = ?, error = ?
                WHERE id = ? AND claimed_by = ? AND status = 'pending'
                """,
                rows,
                types));
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

  /** Fails the tasks whose last claim ran out after this many attempts; says how many. */
  public int giveUp(int attempts, String reason) {
    return client
        .sql(
            """
            UPDATE prediction_task SET status = 'failure', finished_at = :now, error = :reason
            WHERE status = 'pending' AND claimed_until < :now AND attempts >= :attempts
            """)
        .param("now", now())
        .param("reason", reason)
        .param("attempts", attempts)
        .update();
  }

  /** Forgets the answers of tasks that ended longer ago than this; says of how many. */
  public int expire(Duration age) {
    int expired = 0;
    for (TaskStatus status : List.of(TaskStatus.SUCCESS, TaskStatus.FAILURE)) {
      expired +=
          client
              .sql(
                  """
                  UPDATE prediction_task SET status = 'expired', features = '', p_home = NULL,
                    p_draw = NULL, p_away = NULL, error = NULL
                  WHERE status = :status AND submitted_at < :before AND finished_at < :before
                  """)
              .param("status", status.label())
              .param("before", now().minus(age))
              .update();
    }
    return expired;
  }

  /** Removes every trace of expired tasks that ended longer ago than this; says of how many. */
  public int remove(Duration age) {
    return client
        .sql(
            """
            DELETE FROM prediction_task
            WHERE status = 'expired' AND submitted_at < :before AND finished_at < :before
            """)
        .param("before", now().minus(age))
        .update();
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
        Optional.ofNullable(row.getString("error")));
  }

  private OffsetDateTime now() {
    return JdbcRuns.timestamp(clock.instant());
  }
}
