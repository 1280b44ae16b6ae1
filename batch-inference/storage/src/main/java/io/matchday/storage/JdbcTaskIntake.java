package io.matchday.storage;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes tasks into the store. Thread-safe, and safe between processes. */
public final class JdbcTaskIntake {

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** The intake of this database. */
  public JdbcTaskIntake(Database database, Clock clock) {
    this.client = database.client();
    this.template = database.template();
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /**
   * Stores new tasks, all or none; committed when this returns.
   *
   * @throws DuplicateKeyException when one bears an idempotency key that its owner has used
   */
  public void submit(List<TaskSubmission> submissions) {
    OffsetDateTime now = JdbcRuns.timestamp(clock.instant());
    List<Object[]> tasks =
        submissions.stream()
            .map(
                one ->
                    new Object[] {
                      one.task().id(),
                      one.task().matchId(),
                      one.task().alias(),
                      one.task().features(),
                      now,
                      one.owner()
                    })
            .toList();
    List<Object[]> keys = submissions.stream().flatMap(one -> keyRow(one).stream()).toList();
    transaction.executeWithoutResult(
        status -> {
          template.batchUpdate(
              """
              INSERT INTO prediction_task (id, match_id, alias, features, status, submitted_at, owner)
              VALUES (?, ?, ?, ?, 'pending', ?, ?)
              """,
              tasks);
          if (!keys.isEmpty()) {
            template.batchUpdate(
                """
                INSERT INTO task_submission (owner, idempotency_key, task_id, fingerprint)
                VALUES (?, ?, ?, ?)
                """,
                keys);
          }
        });
  }

  private static Optional<Object[]> keyRow(TaskSubmission one) {
    return one.key()
        .map(key -> new Object[] {one.owner(), key.value(), one.task().id(), key.fingerprint()});
  }

  /** What an owner submitted under an idempotency key before. */
  public Optional<KnownSubmission> find(String owner, String key) {
    return client
        .sql(
            """
            SELECT task_id, fingerprint FROM task_submission
            WHERE owner = :owner AND idempotency_key = :key
            """)
        .param("owner", owner)
        .param("key", key)
        .query(
            (row, number) ->
                new KnownSubmission(row.getString("task_id"), row.getString("fingerprint")))
        .optional();
  }
}
