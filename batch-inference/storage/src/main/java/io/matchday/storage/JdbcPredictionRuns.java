package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs of the prediction job and which of them are published. Publishing sets one column of one
 * row, so readers see a whole run or none of it. Thread-safe.
 */
public final class JdbcPredictionRuns {

  private static final String SELECT =
      """
      SELECT r.*, p.as_of, p.scope, p.alias, p.model_run_id, p.feature_version, p.attempt,
        p.published_at, p.withdrawn_at, p.kept
      FROM prediction_run p JOIN run r ON r.id = p.run_id
      """;

  private final JdbcClient client;
  private final Clock clock;

  /** Prediction runs in this database. */
  public JdbcPredictionRuns(Database database, Clock clock) {
    this.client = database.client();
    this.clock = clock;
  }

  /**
   * What makes a run the run it is.
   *
   * @param asOf the day it predicts from
   * @param scope which matches
   * @param alias the alias asked for
   */
  public record Identity(LocalDate asOf, PredictionScope scope, String alias) {}

  /**
   * Adds what is special to a prediction run to a run just started.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another process has begun the same
   *     attempt
   */
  public void add(
      RunId run, Identity identity, ModelRunId model, long featureVersion, int attempt) {
    client
        .sql(
            """
            INSERT INTO prediction_run (run_id, as_of, scope, alias, model_run_id, feature_version,
              attempt)
            VALUES (:run, :asOf, :scope, :alias, :model, :featureVersion, :attempt)
            """)
        .param("run", run.value())
        .param("asOf", identity.asOf())
        .param("scope", identity.scope().label())
        .param("alias", identity.alias())
        .param("model", model.value())
        .param("featureVersion", featureVersion)
        .param("attempt", attempt)
        .update();
  }

  /** The newest attempt of this identity. */
  public Optional<PredictionRun> newestAttempt(Identity identity) {
    return client
        .sql(
            SELECT
                + """
                WHERE p.as_of = :asOf AND p.scope = :scope AND p.alias = :alias
                ORDER BY p.attempt DESC LIMIT 1
                """)
        .param("asOf", identity.asOf())
        .param("scope", identity.scope().label())
        .param("alias", identity.alias())
        .query(JdbcPredictionRuns::map)
        .optional();
  }

  /** The run with this number. */
  public Optional<PredictionRun> find(RunId run) {
    return client
        .sql(SELECT + "WHERE p.run_id = :run")
        .param("run", run.value())
        .query(JdbcPredictionRuns::map)
        .optional();
  }

  /** The published runs, newest first. */
  public List<PredictionRun> published() {
    return everPublished().stream().filter(PredictionRun::isPublished).toList();
  }

  /** The published runs with those that were taken back, newest first. */
  public List<PredictionRun> everPublished() {
    return client
        .sql(
            SELECT + "WHERE p.published_at IS NOT NULL ORDER BY p.published_at DESC, p.run_id DESC")
        .query(JdbcPredictionRuns::map)
        .list();
  }

  /** The prediction runs with numbers between two, both included, by their numbers. */
  public Map<RunId, PredictionRun> between(RunId first, RunId last) {
    return client
        .sql(SELECT + "WHERE p.run_id BETWEEN :first AND :last")
        .param("first", first.value())
        .param("last", last.value())
        .query(JdbcPredictionRuns::map)
        .list()
        .stream()
        .collect(Collectors.toMap(PredictionRun::id, Function.identity()));
  }

  /** Gives a run to the readers. */
  public void publish(RunId run) {
    client
        .sql("UPDATE prediction_run SET published_at = :now WHERE run_id = :run")
        .param("now", JdbcRuns.timestamp(clock.instant()))
        .param("run", run.value())
        .update();
  }

  private static PredictionRun map(ResultSet row, int rowNumber) throws SQLException {
    return new PredictionRun(
        JdbcRuns.map(row, rowNumber),
        row.getObject("as_of", LocalDate.class),
        PredictionScope.ofLabel(row.getString("scope")),
        row.getString("alias"),
        new ModelRunId(row.getString("model_run_id")),
        row.getLong("feature_version"),
        row.getInt("attempt"),
        JdbcRuns.instant(row, "published_at"),
        JdbcRuns.instant(row, "withdrawn_at"),
        row.getString("kept").equals("whole"));
  }
}
