package io.matchday.storage.publication;

import io.matchday.storage.Database;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.KeyRange;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RowKey;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes predictions of old runs, some thousands in a transaction. Readers are told first: a run
 * is marked before any of its predictions goes. Thread-safe.
 */
public final class JdbcRetention {

  private static final int DISCARDED_AT_ONCE = 10_000;

  private final Database database;
  private final JdbcClient client;
  private final JdbcTemplate template;
  private final JdbcPredictionRuns runs;
  private final TransactionTemplate transaction;

  /** Retention in this database. */
  public JdbcRetention(Database database, Clock clock) {
    this.database = database;
    this.client = database.client();
    this.template = database.template();
    this.runs = new JdbcPredictionRuns(database, clock);
    this.transaction = database.transaction();
  }

  /**
   * The oldest of as many published runs of the same alias and scope as are to be kept whole; runs
   * that were taken back are not counted.
   *
   * @return nothing while there are no more than these
   */
  public Optional<PredictionRun> oldestKept(PredictionRun like, int keep) {
    return client
        .sql(
            """
            SELECT run_id FROM prediction_run
            WHERE published_at IS NOT NULL AND withdrawn_at IS NULL
              AND LOWER(alias) = LOWER(:alias) AND scope = :scope
            ORDER BY published_at DESC, run_id DESC LIMIT 1 OFFSET :before
            """)
        .param("alias", like.alias())
        .param("scope", like.scope().label())
        .param("before", keep - 1)
        .query((row, number) -> new RunId(row.getLong(1)))
        .optional()
        .flatMap(runs::find);
  }

  /** The runs of the same alias and scope published before this one and not yet thinned out. */
  public List<PredictionRun> surplus(PredictionRun oldestKept) {
    return found(
        """
        SELECT run_id FROM prediction_run
        WHERE kept <> 'thinned' AND LOWER(alias) = LOWER(:alias) AND scope = :scope
          AND (published_at < :published OR (published_at = :published AND run_id < :run))
        ORDER BY published_at, run_id
        """,
        oldestKept);
  }

  /** The runs of the same alias and scope begun before this one that ended without publication. */
  public List<PredictionRun> leftovers(PredictionRun oldestKept) {
    return found(
        """
        SELECT p.run_id FROM prediction_run p JOIN run r ON r.id = p.run_id
        WHERE p.kept <> 'thinned' AND LOWER(p.alias) = LOWER(:alias) AND p.scope = :scope
          AND p.published_at IS NULL AND p.run_id < :run
          AND (r.status = 'FAILED' OR r.status = 'ABANDONED')
        ORDER BY p.run_id
        """,
        oldestKept);
  }

  private List<PredictionRun> found(String sql, PredictionRun oldestKept) {
    JdbcClient.StatementSpec statement =
        client
            .sql(sql)
            .param("alias", oldestKept.alias())
            .param("scope", oldestKept.scope().label())
            .param("run", oldestKept.id().value());
    if (sql.contains(":published")) {
      statement =
          statement.param(
              "published", oldestKept.publishedAt().orElseThrow().atOffset(ZoneOffset.UTC));
    }
    return statement.query((row, number) -> new RunId(row.getLong(1))).list().stream()
        .flatMap(id -> runs.find(id).stream())
        .toList();
  }

  /**
   * Leaves of a published run only what counts in evaluations; begins anew where it was cut off.
   * Lets one be that readers were given again meanwhile.
   *
   * @param stopping asked between transactions
   * @return how many predictions were deleted
   */
  public long thin(PredictionRun run, BooleanSupplier stopping) {
    if (!Boolean.TRUE.equals(transaction.execute(status -> markSuperseded(run)))) {
      return 0;
    }
    KeptRows kept = new KeptRows(database, run);
    long deleted = 0;
    long after = RowKey.firstOfRun(run.id());
    while (!stopping.getAsBoolean()) {
      KeptRows.Page page = kept.after(after);
      after = page.last();
      deleted += delete(page.superseded());
      if (page.rows() < KeptRows.PAGE) {
        mark(run.id(), "thinned");
        return deleted;
      }
    }
    return deleted;
  }

  private long delete(List<KeyRange> ranges) {
    List<Object[]> ends = new ArrayList<>();
    ranges.forEach(range -> ends.add(new Object[] {range.first(), range.end()}));
    String sql = "DELETE FROM prediction WHERE id >= ? AND id < ?";
    int[] deleted = transaction.execute(status -> template.batchUpdate(sql, ends));
    return Arrays.stream(deleted).asLongStream().sum();
  }

  /**
   * Deletes all predictions of a run that was never published.
   *
   * @param stopping asked between transactions
   * @return how many predictions were deleted
   */
  public long discard(PredictionRun run, BooleanSupplier stopping) {
    if (run.publishedAt().isPresent()) {
      throw new IllegalArgumentException("run " + run.id() + " was published");
    }
    mark(run.id(), "thinning");
    long deleted = 0;
    while (!stopping.getAsBoolean()) {
      int some = transaction.execute(status -> discardSome(run.id()));
      deleted += some;
      if (some == 0) {
        mark(run.id(), "thinned");
        return deleted;
      }
    }
    return deleted;
  }

  private int discardSome(RunId run) {
    KeyRange all = KeyRange.ofRun(run);
    return client
        .sql(
            """
            DELETE FROM prediction WHERE id >= :first AND id <= (
              SELECT COALESCE(MAX(s.id), 0) FROM (
                SELECT id FROM prediction WHERE id >= :first AND id < :end
                ORDER BY id LIMIT :limit) s)
            """)
        .param("first", all.first())
        .param("end", all.end())
        .param("limit", DISCARDED_AT_ONCE)
        .update();
  }

  /**
   * Marks a run unless it answers again. Who would give it to readers waits for its row, and then
   * finds it marked; who has just done so is seen here, since the second statement begins after the
   * first has had the row.
   */
  private boolean markSuperseded(PredictionRun run) {
    client
        .sql("UPDATE prediction_run SET kept = kept WHERE run_id = :run")
        .param("run", run.id().value())
        .update();
    return client
            .sql(
                """
                UPDATE prediction_run SET kept = 'thinning' WHERE run_id = :run AND EXISTS (
                  SELECT 1 FROM prediction_run l
                  WHERE LOWER(l.alias) = LOWER(:alias) AND l.scope = :scope
                    AND l.withdrawn_at IS NULL AND (l.published_at > :published
                      OR (l.published_at = :published AND l.run_id > :run)))
                """)
            .param("run", run.id().value())
            .param("alias", run.alias())
            .param("scope", run.scope().label())
            .param("published", run.publishedAt().orElseThrow().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private void mark(RunId run, String kept) {
    client
        .sql("UPDATE prediction_run SET kept = :kept WHERE run_id = :run")
        .param("kept", kept)
        .param("run", run.value())
        .update();
  }
}
