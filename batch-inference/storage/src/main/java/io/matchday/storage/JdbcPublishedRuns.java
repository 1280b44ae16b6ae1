package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published runs of predictions under every alias, one by one. Thread-safe. */
public final class JdbcPublishedRuns {

  private static final String SELECT =
      "SELECT r.run_id, r.as_of, r.alias, r.model_run_id, r.published_at";

  private static final String NEWEST_FIRST = " ORDER BY r.published_at DESC, r.run_id DESC";

  private final JdbcClient client;

  /** The published runs of this database. */
  public JdbcPublishedRuns(Database database) {
    this.client = database.client();
  }

  /** The newest published run under any alias. */
  public Optional<PublishedRun> newest() {
    return newest("", "", "");
  }

  /** The newest published run that answers: the newest under the alias Production. */
  public Optional<PublishedRun> newestAnswering() {
    return newest(" AND LOWER(r.alias) = LOWER(:alias)", "alias", JdbcModels.PRODUCTION);
  }

  /** The newest run published of a model version, under any alias. */
  public Optional<PublishedRun> newestOf(ModelRunId model) {
    return newest(" AND r.kept = 'whole' AND r.model_run_id = :model", "model", model.value());
  }

  private Optional<PublishedRun> newest(String condition, String name, String value) {
    JdbcClient.StatementSpec statement =
        client.sql(
            SELECT
                + " FROM prediction_run r WHERE r.published_at IS NOT NULL"
                + " AND r.withdrawn_at IS NULL"
                + condition
                + NEWEST_FIRST
                + " LIMIT 1");
    return (name.isEmpty() ? statement : statement.param(name, value))
        .query(JdbcPublishedPredictions::mapRun)
        .optional();
  }

  /**
   * The run with this number, if it was published, be it taken back or not, and all its predictions
   * are kept.
   */
  public Optional<PublishedRun> find(RunId run) {
    return client
        .sql(
            SELECT
                + " FROM prediction_run r WHERE r.published_at IS NOT NULL AND r.kept = 'whole'"
                + " AND r.run_id = :run")
        .param("run", run.value())
        .query(JdbcPublishedPredictions::mapRun)
        .optional();
  }

  /** Every published prediction of a match, of the newest published run first. */
  public List<PublishedPrediction> everyPrediction(MatchId match) {
    return client
        .sql(
            SELECT
                + """
                , p.p_home, p.p_draw, p.p_away
                FROM prediction_run r
                JOIN prediction p ON p.id = r.run_id * 4294967296 + :match
                WHERE r.published_at IS NOT NULL AND r.withdrawn_at IS NULL
                """
                + NEWEST_FIRST)
        .param("match", match.value())
        .query(
            (row, rowNumber) ->
                new PublishedPrediction(
                    match,
                    new Probabilities(
                        row.getDouble("p_home"), row.getDouble("p_draw"), row.getDouble("p_away")),
                    JdbcPublishedPredictions.mapRun(row, rowNumber)))
        .list();
  }
}
