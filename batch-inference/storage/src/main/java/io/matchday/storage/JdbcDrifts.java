package io.matchday.storage;

import io.matchday.evaluation.DriftVerdict;
import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.ProbabilityShift;
import io.matchday.evaluation.RunDrift;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How far published runs lie from the training windows of their models. Thread-safe. */
public final class JdbcDrifts {

  private static final int BATCH = 1_000;

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Drifts in this database. */
  public JdbcDrifts(Database database, Clock clock) {
    this.client = database.client();
    this.template = database.template();
    this.transaction = database.transaction();
    this.clock = clock;
  }

  /** Keeps the drift of a run, whole or not at all, in place of what was kept of it. */
  public void replace(RunId run, RunDrift drift) {
    transaction.executeWithoutResult(
        status -> {
          client.sql("DELETE FROM run_drift WHERE run_id = ?").params(run.value()).update();
          insert(run, drift);
          insert(run, drift.features());
        });
  }

  private void insert(RunId run, RunDrift drift) {
    OptionalDouble score = drift.score();
    client
        .sql(
            """
            INSERT INTO run_drift (run_id, prediction_rows, independent_rows, judged_features,
              drifted_features, score, p_home, p_draw, p_away, shift_home, shift_draw, shift_away,
              measured_at)
            VALUES (?, ?, ?, ?, ?, CAST(? AS DOUBLE PRECISION), ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(run.value())
        .param(drift.rows())
        .param(drift.independentRows())
        .param(drift.judged())
        .param(drift.drifted())
        .param(score.isPresent() ? score.getAsDouble() : null)
        .param(drift.means().home())
        .param(drift.means().draw())
        .param(drift.means().away())
        .param(drift.shift().home())
        .param(drift.shift().draw())
        .param(drift.shift().away())
        .param(JdbcRuns.timestamp(clock.instant()))
        .update();
  }

  private void insert(RunId run, List<FeatureDrift> features) {
    template.batchUpdate(
        """
        INSERT INTO feature_drift (run_id, place, feature, psi, psi_limit, missing,
          reference_missing, verdict)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        IntStream.range(0, features.size()).boxed().toList(),
        BATCH,
        (statement, place) -> {
          FeatureDrift feature = features.get(place);
          statement.setLong(1, run.value());
          statement.setInt(2, place);
          statement.setString(3, feature.feature());
          statement.setDouble(4, feature.psi());
          statement.setDouble(5, feature.limit());
          statement.setDouble(6, feature.missing());
          statement.setDouble(7, feature.referenceMissing());
          statement.setString(8, feature.verdict().label());
        });
  }

  /** The drift of a published run; empty when it was not measured. */
  public Optional<MeasuredDrift> find(RunId run) {
    return client
        .sql(
            """
            SELECT d.*, p.alias, p.model_run_id, p.published_at
            FROM run_drift d JOIN prediction_run p ON p.run_id = d.run_id
            WHERE d.run_id = ? AND p.published_at IS NOT NULL
            """)
        .params(run.value())
        .query((row, rowNumber) -> map(row, features(run)))
        .optional();
  }

  private List<FeatureDrift> features(RunId run) {
    return client
        .sql("SELECT * FROM feature_drift WHERE run_id = ? ORDER BY place")
        .params(run.value())
        .query(
            (row, rowNumber) ->
                new FeatureDrift(
                    row.getString("feature"),
                    row.getDouble("psi"),
                    row.getDouble("psi_limit"),
                    row.getDouble("missing"),
                    row.getDouble("reference_missing"),
                    DriftVerdict.ofLabel(row.getString("verdict"))))
        .list();
  }

  private static MeasuredDrift map(ResultSet row, List<FeatureDrift> features) throws SQLException {
    RunDrift drift =
        new RunDrift(
            row.getLong("prediction_rows"),
            row.getLong("independent_rows"),
            new Probabilities(
                row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away")),
            new ProbabilityShift(
                row.getDouble("shift_home"),
                row.getDouble("shift_draw"),
                row.getDouble("shift_away")),
            features);
    return new MeasuredDrift(
        new RunId(row.getLong("run_id")),
        row.getString("alias"),
        new ModelRunId(row.getString("model_run_id")),
        JdbcRuns.instant(row, "published_at").orElseThrow(),
        JdbcRuns.instant(row, "measured_at").orElseThrow(),
        drift);
  }

  /** The newest published run that answers, measured or not. */
  public Optional<RunId> newestRun() {
    return client
        .sql(
            """
            SELECT run_id FROM prediction_run
            WHERE published_at IS NOT NULL AND withdrawn_at IS NULL AND LOWER(alias) = LOWER(?)
            ORDER BY published_at DESC, run_id DESC LIMIT 1
            """)
        .params(JdbcModels.PRODUCTION)
        .query((row, rowNumber) -> new RunId(row.getLong(1)))
        .optional();
  }

  /** The score of the newest published run that answers; empty when it has none. */
  public OptionalDouble newestScore() {
    Optional<RunId> run = newestRun();
    return run.isEmpty()
        ? OptionalDouble.empty()
        : client
            .sql("SELECT score FROM run_drift WHERE run_id = ? AND score IS NOT NULL")
            .params(run.get().value())
            .query(Double.class)
            .list() // A stream would keep its connection.
            .stream()
            .mapToDouble(Double::doubleValue)
            .findFirst();
  }
}
