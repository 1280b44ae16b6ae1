package io.matchday.storage;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes tasks into the store. Thread-safe, and safe between processes. */
public final class JdbcTaskIntake {

  private static final String INSERT =
      """
      INSERT INTO prediction_task (id, match_id, alias, features, status, submitted_at, owner,
        claimed_by, claimed_until, attempts)
      VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?)
      """;

  private static final int[] TYPES = {
    Types.VARCHAR,
    Types.BIGINT,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.TIMESTAMP_WITH_TIMEZONE,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.TIMESTAMP_WITH_TIMEZONE,
    Types.INTEGER
  };

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
   * Stores new tasks, all or none, for whoever comes first; committed when this returns.
   *
   * @throws DuplicateKeyException when one bears an idempotency key that its owner has used
   */
  public void submit(List<TaskSubmission> submissions) {
    store(submissions, new Object[] {null, null, 0});
  }

  /**
   * Stores new tasks as {@link #submit(List)} does, but claimed at once.
   *
   * @param claim a name that no other claim ever has
   * @param heldUntil past it anybody may take them
   * @return the tasks as they are held
   */
  public List<ClaimedTask> submitClaimed(
      List<TaskSubmission> submissions, String claim, Instant heldUntil) {
    store(submissions, new Object[] {claim, JdbcRuns.timestamp(heldUntil), 1});
    return submissions.stream().map(one -> new ClaimedTask(one.task(), 1)).toList();
  }

  private void store(List<TaskSubmission> submissions, @Nullable Object[] claim) {
    OffsetDateTime now = JdbcRuns.timestamp(clock.instant());
    List<Object[]> tasks = submissions.stream().map(one -> taskRow(one, now, claim)).toList();
    List<Object[]> keys = submissions.stream().flatMap(one -> keyRow(one).stream()).toList();
    transaction.executeWithoutResult(
        status -> {
          template.batchUpdate(INSERT, tasks, TYPES);
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

  private static Object[] taskRow(
      TaskSubmission one, OffsetDateTime now, @Nullable Object[] claim) {
    PredictionTask task = one.task();
    Object[] row = new Object[9];
    row[0] = task.id();
    row[1] = task.matchId();
    row[2] = task.alias();
    row[3] = task.features();
    row[4] = now;
    row[5] = one.owner();
    System.arraycopy(claim, 0, row, 6, claim.length);
    return row;
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
