package io.matchday.storage;

import io.matchday.evaluation.Quality;
import io.matchday.match.Score;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Predictions beside what came of them, and how good they were. Thread-safe. */
public final class JdbcEvaluations {

  private static final int PAGE = 2_000;

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Evaluations in this database. */
  public JdbcEvaluations(Database database, Clock clock) {
    this.client = database.client();
    this.template = database.template();
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /** Reads the predictions of a run whose matches have been played, page by page. */
  public void judged(RunId run, Consumer<JudgedPrediction> consumer) {
    long after = RowKey.firstOfRun(run);
    long end = RowKey.firstOfRun(new RunId(run.value() + 1));
    while (true) {
      long[] page = {after, 0};
      template.query(
          """
          SELECT p.id, p.match_id, p.p_home, p.p_draw, p.p_away, m.match_date, m.competition,
            m.season, m.home_goals, m.away_goals
          FROM prediction p JOIN match m ON m.id = p.match_id
          WHERE p.id > ? AND p.id < ? AND m.home_goals IS NOT NULL
          ORDER BY p.id LIMIT ?
          """,
          row -> {
            page[0] = row.getLong(1);
            page[1]++;
            consumer.accept(judgedPrediction(row));
          },
          after,
          end,
          PAGE);
      if (page[1] < PAGE) {
        return;
      }
      after = page[0];
    }
  }

  private static JudgedPrediction judgedPrediction(ResultSet row) throws SQLException {
    return new JudgedPrediction(
        row.getLong("match_id"),
        row.getObject("match_date", LocalDate.class),
        row.getString("competition"),
        row.getString("season"),
        new Probabilities(
            row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away")),
        new Score(row.getInt("home_goals"), row.getInt("away_goals")).outcome());
  }

  /** Replaces the last judgement by this one. */
  public void replace(List<JudgementRow> rows) {
    transaction.executeWithoutResult(
        status -> {
          client.sql("DELETE FROM evaluation").update();
          rows.forEach(this::insert);
        });
  }

  private void insert(JudgementRow row) {
    Quality quality = row.quality();
    client
        .sql(
            """
            INSERT INTO evaluation (grouping, label, in_training, matches, accuracy, log_loss,
              brier, rps, ece, sharpness, evaluated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            row.grouping(),
            row.label(),
            row.inTraining(),
            quality.matches(),
            quality.accuracy(),
            quality.logLoss(),
            quality.brier(),
            quality.rps(),
            quality.ece(),
            quality.sharpness(),
            JdbcRuns.timestamp(clock.instant()))
        .update();
  }

  /** The last judgement, group by group. */
  public List<JudgementRow> latest() {
    return client
        .sql("SELECT * FROM evaluation ORDER BY id")
        .query(
            (row, rowNumber) ->
                new JudgementRow(
                    row.getString("grouping"),
                    row.getString("label"),
                    row.getBoolean("in_training"),
                    new Quality(
                        row.getLong("matches"),
                        row.getDouble("accuracy"),
                        row.getDouble("log_loss"),
                        row.getDouble("brier"),
                        row.getDouble("rps"),
                        row.getDouble("ece"),
                        row.getDouble("sharpness"))))
        .list();
  }
}
