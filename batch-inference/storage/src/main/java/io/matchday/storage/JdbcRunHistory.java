package io.matchday.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is remembered of runs beside their own row: their steps in the tables of Spring Batch, and
 * why they refused rows; and how it is forgotten, in small transactions. Thread-safe.
 */
public final class JdbcRunHistory {

  /** How many of Spring Batch's jobs are forgotten in one transaction. */
  private static final int BATCH = 100;

  /** Of a run r that ended before an instant and that nobody needs. */
  private static final String NOT_NEEDED =
      """
      r.status <> 'RUNNING' AND r.finished_at < :before
        AND r.id NOT IN (SELECT MAX(n.id) FROM run n GROUP BY n.job)
        AND r.id NOT IN (SELECT MAX(n.id) FROM run n WHERE n.status = 'COMPLETED' GROUP BY n.job)
        AND NOT EXISTS (SELECT 1 FROM prediction_run p WHERE p.run_id = r.id
          AND (r.status = 'COMPLETED' OR p.published_at IS NOT NULL))
      """;

  private static final String EXECUTIONS =
      "(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID IN (:instances))";

  /** Children first. */
  private static final List<String> FORGET =
      List.of(
          "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN"
              + " (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN "
              + EXECUTIONS
              + ")",
          "DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
          "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
          "DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
          "DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID IN (:instances)",
          "DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID IN (:instances)");

  private final JdbcClient client;
  private final JdbcPredictions predictions;
  private final TransactionTemplate transaction;

  /** The history in this database. */
  public JdbcRunHistory(Database database) {
    this.client = database.client();
    this.predictions = new JdbcPredictions(database);
    this.transaction = database.transaction();
  }

  /** The most frequent reasons for which a run refused rows, the most frequent first. */
  public List<RejectReason> rejectReasons(RunId run, int limit) {
    return client
        .sql(
            """
            SELECT reason, COUNT(*) AS counted FROM rejected_row WHERE run_id = :run
            GROUP BY reason ORDER BY counted DESC, reason LIMIT :limit
            """)
        .param("run", run.value())
        .param("limit", limit)
        .query((row, rowNumber) -> new RejectReason(row.getString(1), row.getLong(2)))
        .list();
  }

  /** The steps of a run in the order they were first begun; none when they are forgotten. */
  public List<StepTime> steps(RunId run) {
    Map<String, StepTime> steps = new LinkedHashMap<>();
    client
        .sql(
            """
            SELECT s.STEP_NAME, s.STATUS, s.START_TIME, s.END_TIME FROM BATCH_STEP_EXECUTION s
            JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
            WHERE p.PARAMETER_NAME = 'run' AND p.PARAMETER_VALUE = :run
            ORDER BY s.STEP_EXECUTION_ID
            """)
        .param("run", run.toString())
        .query(JdbcRunHistory::step)
        .list()
        .forEach(step -> steps.merge(step.step(), step, StepTime::plus));
    return List.copyOf(steps.values());
  }

  private static StepTime step(ResultSet row, int rowNumber) throws SQLException {
    Optional<LocalDateTime> begun = Optional.ofNullable(row.getObject(3, LocalDateTime.class));
    Optional<LocalDateTime> ended = Optional.ofNullable(row.getObject(4, LocalDateTime.class));
    Duration time =
        begun.isPresent() && ended.isPresent()
            ? Duration.between(begun.get(), ended.get())
            : Duration.ZERO;
    return new StepTime(row.getString(1), row.getString(2), 1, time);
  }

  /**
   * The runs that ended before an instant and that nobody needs: not the newest of their job, nor
   * the newest of it that ended well, nor prediction runs that ended well or are published.
   */
  public List<RunId> endedBefore(Instant before, int limit) {
    return client
        .sql("SELECT r.id FROM run r WHERE " + NOT_NEEDED + " ORDER BY r.id LIMIT :limit")
        .param("before", JdbcRuns.timestamp(before))
        .param("limit", limit)
        .query((row, rowNumber) -> new RunId(row.getLong(1)))
        .list();
  }

  /**
   * Forgets a run that ended, with all that hangs on it: rejected rows, steps, predictions that
   * were never published.
   *
   * @param before as it was asked for
   * @return whether it was forgotten; not when it was taken up again meanwhile, even if it has
   *     ended since
   */
  public boolean forget(RunId run, Instant before) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              // Whoever would take the run up waits for this row, and then finds it gone.
              int locked =
                  client
                      .sql(
                          "UPDATE run r SET status = 'ABANDONED' WHERE r.id = :run AND "
                              + NOT_NEEDED)
                      .param("run", run.value())
                      .param("before", JdbcRuns.timestamp(before))
                      .update();
              if (locked == 0) {
                return false;
              }
              forgetRows(run);
              return true;
            }));
  }

  private void forgetRows(RunId run) {
    List<Long> instances =
        client
            .sql(
                """
                SELECT DISTINCT e.JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION e
                JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
                WHERE p.PARAMETER_NAME = 'run' AND p.PARAMETER_VALUE = :run
                """)
            .param("run", run.toString())
            .query(Long.class)
            .list();
    forget(instances);
    predictions.delete(run);
    client.sql("DELETE FROM prediction_run WHERE run_id = :run").param("run", run.value()).update();
    client.sql("DELETE FROM run WHERE id = :run").param("run", run.value()).update();
  }

  /**
   * Forgets what Spring Batch remembers of jobs that were last heard of before an instant, but for
   * those of runs under way. A run that is taken up after that begins anew.
   *
   * @return how many jobs were forgotten
   */
  public int forgetSteps(Instant before) {
    LocalDateTime local = LocalDateTime.ofInstant(before, ZoneId.systemDefault());
    int forgotten = 0;
    while (true) {
      List<Long> instances = instancesBefore(local);
      if (instances.isEmpty()) {
        return forgotten;
      }
      transaction.executeWithoutResult(status -> forget(instances));
      forgotten += instances.size();
    }
  }

  private List<Long> instancesBefore(LocalDateTime before) {
    return client
        .sql(
            """
            SELECT i.JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE i
            WHERE EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
                WHERE e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID)
              AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
                WHERE e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID
                  AND COALESCE(e.LAST_UPDATED, e.CREATE_TIME) >= :before)
              AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e
                JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
                JOIN run r ON CAST(r.id AS VARCHAR(20)) = p.PARAMETER_VALUE
                WHERE e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID AND p.PARAMETER_NAME = 'run'
                  AND r.status = 'RUNNING')
            ORDER BY i.JOB_INSTANCE_ID LIMIT :limit
            """)
        .param("before", before)
        .param("limit", BATCH)
        .query(Long.class)
        .list();
  }

  private void forget(List<Long> instances) {
    if (!instances.isEmpty()) {
      FORGET.forEach(sql -> client.sql(sql).param("instances", instances).update());
    }
  }
}
