package io.matchday.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the tasks of the store and clears it. Safe between processes. */
public final class JdbcTaskUpkeep {

  private final JdbcClient client;
  private final Clock clock;

  /** The upkeep of this database. */
  public JdbcTaskUpkeep(Database database, Clock clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /** What is not yet done, in all processes. */
  public PendingTasks pending() {
    return client
        .sql(
            """
            SELECT COUNT(*) AS tasks, MIN(submitted_at) AS oldest
            FROM prediction_task WHERE status = 'pending'
            """)
        .query(
            (row, number) -> new PendingTasks(row.getInt("tasks"), JdbcRuns.instant(row, "oldest")))
        .single();
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

  private OffsetDateTime now() {
    return JdbcRuns.timestamp(clock.instant());
  }
}
