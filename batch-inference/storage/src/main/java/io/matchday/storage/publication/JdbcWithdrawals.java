package io.matchday.storage.publication;

import io.matchday.storage.Database;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes published runs back and gives them to readers again. A run keeps the time it was published
 * at: what was said before kick-off stays said before kick-off. Thread-safe.
 */
public final class JdbcWithdrawals {

  private static final int MESSAGE_LENGTH = 2000;

  private final JdbcClient client;
  private final Clock clock;

  /** The withdrawals of this database. */
  public JdbcWithdrawals(Database database, Clock clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /**
   * Keeps a run from being thinned out until the end of the caller's transaction.
   *
   * @return whether it is kept whole
   */
  public boolean holdWhole(RunId run) {
    return client
            .sql("UPDATE prediction_run SET kept = kept WHERE run_id = :run AND kept = 'whole'")
            .param("run", run.value())
            .update()
        == 1;
  }

  /**
   * Takes every run back that was published under the same alias after this one, and gives readers
   * this one again should it have been taken back. In the caller's transaction.
   *
   * @return the runs taken back now, newest first
   */
  public List<RunId> answerAgain(PredictionRun run) {
    Instant published = run.publishedAt().orElseThrow();
    List<RunId> later =
        client
            .sql(
                """
                SELECT run_id FROM prediction_run
                WHERE LOWER(alias) = LOWER(:alias) AND withdrawn_at IS NULL
                  AND (published_at > :published OR (published_at = :published AND run_id > :run))
                ORDER BY published_at DESC, run_id DESC
                """)
            .param("alias", run.alias())
            .param("published", published.atOffset(ZoneOffset.UTC))
            .param("run", run.id().value())
            .query((row, number) -> new RunId(row.getLong(1)))
            .list();
    for (RunId each : later) {
      client
          .sql("UPDATE prediction_run SET withdrawn_at = :now WHERE run_id = :run")
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("run", each.value())
          .update();
    }
    client
        .sql("UPDATE prediction_run SET withdrawn_at = NULL WHERE run_id = :run")
        .param("run", run.id().value())
        .update();
    return later;
  }

  /** Adds to the message of a run, which is never cut for it: the addition is what gives way. */
  public void note(RunId run, String addition) {
    String message =
        client
            .sql("SELECT COALESCE(message, '') FROM run WHERE id = :run")
            .param("run", run.value())
            .query(String.class)
            .single();
    String whole = message.isEmpty() ? addition : message + "; " + addition;
    client
        .sql("UPDATE run SET message = :message WHERE id = :run")
        .param("message", whole.substring(0, Math.min(whole.length(), MESSAGE_LENGTH)))
        .param("run", run.value())
        .update();
  }
}
