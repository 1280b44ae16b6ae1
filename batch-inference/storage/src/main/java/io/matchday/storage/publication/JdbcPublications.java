package io.matchday.storage.publication;

import io.matchday.storage.Database;
import io.matchday.storage.KeyRange;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs are published with, and what to compare them with before. Thread-safe. */
public final class JdbcPublications {

  /** Rows read at once, and summed up here: H2 itself takes ten times as long. */
  private static final int PAGE = 5_000;

  /** Read at the same time. */
  private static final int PARTS = 2;

  private final boolean sumsUp;
  private final JdbcClient client;
  private final JdbcTemplate template;

  /** The publications of this database. */
  public JdbcPublications(Database database) {
    this.sumsUp = !database.settings().isH2();
    this.client = database.client();
    this.template = database.template();
  }

  /** A published run to compare with. */
  public record Earlier(RunId run, OutcomeShares shares) {}

  /**
   * Looks at all predictions of a run, which must be committed. PostgreSQL sums them up by itself;
   * rows of H2 are read here, in several threads at once: the caller's sees what its transaction
   * does, the others what was committed.
   */
  public WrittenRun written(RunId run) {
    KeyRange all = KeyRange.ofRun(run);
    return sumsUp ? summedUp(all) : tallied(all);
  }

  private WrittenRun summedUp(KeyRange range) {
    return client
        .sql(
            """
            SELECT COUNT(*) AS predictions,
              COUNT(*) FILTER (WHERE NOT (p_home BETWEEN 0 AND 1 AND p_draw BETWEEN 0 AND 1
                AND p_away BETWEEN 0 AND 1 AND ABS(p_home + p_draw + p_away - 1) <= :tolerance))
                AS unsound,
              AVG(p_home) FILTER (WHERE p_home BETWEEN 0 AND 1) AS home_mean,
              STDDEV_POP(p_home) FILTER (WHERE p_home BETWEEN 0 AND 1) AS home_deviation,
              AVG(p_draw) FILTER (WHERE p_draw BETWEEN 0 AND 1) AS draw_mean,
              STDDEV_POP(p_draw) FILTER (WHERE p_draw BETWEEN 0 AND 1) AS draw_deviation,
              AVG(p_away) FILTER (WHERE p_away BETWEEN 0 AND 1) AS away_mean,
              STDDEV_POP(p_away) FILTER (WHERE p_away BETWEEN 0 AND 1) AS away_deviation
            FROM prediction WHERE id >= :first AND id < :end
            """)
        .param("tolerance", WrittenRun.TOLERANCE)
        .param("first", range.first())
        .param("end", range.end())
        .query((row, number) -> new WrittenRun(map(row), row.getLong("unsound")))
        .single();
  }

  private WrittenRun tallied(KeyRange range) {
    long end =
        client
            .sql("SELECT id FROM prediction WHERE id < :end ORDER BY id DESC LIMIT 1")
            .param("end", range.end())
            .query(Long.class)
            .optional()
            .map(last -> Math.max(range.first(), last + 1))
            .orElse(range.first());
    WrittenTally all = new WrittenTally();
    new KeyRange(range.first(), end)
        .split(PARTS).parallelStream().map(this::tally).toList().forEach(all::add);
    return all.written();
  }

  private WrittenTally tally(KeyRange range) {
    WrittenTally tally = new WrittenTally();
    long[] page = {range.first() - 1, 0};
    do {
      page[1] = 0;
      template.query(
          """
          SELECT id, p_home, p_draw, p_away FROM prediction
          WHERE id > ? AND id < ? ORDER BY id LIMIT ?
          """,
          row -> {
            page[0] = row.getLong(1);
            page[1]++;
            tally.take(row, 2);
          },
          page[0],
          range.end(),
          PAGE);
    } while (page[1] == PAGE);
    return tally;
  }

  /** The run of the same alias and scope that was published last, unless it was taken back. */
  public Optional<Earlier> before(PredictionRun run) {
    Optional<RunId> earlier =
        client
            .sql(
                """
                SELECT run_id FROM prediction_run
                WHERE published_at IS NOT NULL AND withdrawn_at IS NULL AND run_id <> :run
                  AND LOWER(alias) = LOWER(:alias) AND scope = :scope
                ORDER BY published_at DESC, run_id DESC LIMIT 1
                """)
            .param("run", run.id().value())
            .param("alias", run.alias())
            .param("scope", run.scope().label())
            .query((row, number) -> new RunId(row.getLong(1)))
            .optional();
    return earlier.map(id -> new Earlier(id, shares(id)));
  }

  /** As kept when it was published; runs from before that was kept are looked at again. */
  private OutcomeShares shares(RunId run) {
    return client
        .sql("SELECT * FROM publication WHERE run_id = :run")
        .param("run", run.value())
        .query((row, number) -> map(row))
        .optional()
        .orElseGet(() -> written(run).shares());
  }

  /** Keeps what a run is published with, in the caller's transaction. */
  public void add(Publication publication) {
    OutcomeShares shares = publication.shares();
    client
        .sql(
            """
            INSERT INTO publication (run_id, predictions, home_mean, home_deviation, draw_mean,
              draw_deviation, away_mean, away_deviation, forced)
            VALUES (:run, :predictions, :home, :homeDeviation, :draw, :drawDeviation, :away,
              :awayDeviation, :forced)
            """)
        .param("run", publication.run().value())
        .param("predictions", shares.predictions())
        .param("home", shares.home().mean())
        .param("homeDeviation", shares.home().deviation())
        .param("draw", shares.draw().mean())
        .param("drawDeviation", shares.draw().deviation())
        .param("away", shares.away().mean())
        .param("awayDeviation", shares.away().deviation())
        .param("forced", publication.forced())
        .update();
  }

  /** Whether a run was published although the shares of its outcomes were out of bounds. */
  public boolean isForced(RunId run) {
    return client
        .sql("SELECT forced FROM publication WHERE run_id = :run")
        .param("run", run.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private static OutcomeShares map(ResultSet row) throws SQLException {
    return new OutcomeShares(
        row.getLong("predictions"), spread(row, "home"), spread(row, "draw"), spread(row, "away"));
  }

  /** Of no predictions everything is 0. */
  private static Spread spread(ResultSet row, String outcome) throws SQLException {
    return new Spread(row.getDouble(outcome + "_mean"), row.getDouble(outcome + "_deviation"));
  }
}
