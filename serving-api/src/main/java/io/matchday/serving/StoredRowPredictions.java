package io.matchday.serving;

import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.match.MatchId;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.PublishedPrediction;
import java.util.Arrays;
import java.util.Optional;

/** Scores stored feature rows now, and explains what was published of them. Thread-safe. */
final class StoredRowPredictions {

  /** More than block and row forms, or another JVM, can differ by. */
  private static final double SAME = 1e-6;

  private final JdbcFeatureSchemas schemas;
  private final JdbcFeatureRows rows;
  private final DatabaseReads reads;
  private final ServedModels models;
  private final OnlinePredictions predictions;
  private final Explainer explainer;

  StoredRowPredictions(
      Database database,
      DatabaseWatch watch,
      ServedModels models,
      OnlinePredictions predictions,
      Explainer explainer) {
    this.schemas = new JdbcFeatureSchemas(database);
    this.rows = new JdbcFeatureRows(database);
    this.reads = new DatabaseReads(watch);
    this.models = models;
    this.predictions = predictions;
    this.explainer = explainer;
  }

  /**
   * Scores the stored row of a match with the model of an alias.
   *
   * @throws HttpProblem 404 when there is no such row, 409 when it cannot be scored
   */
  Record fresh(MatchId match, LookupQuestion question) {
    ServedModel served = predictions.choose(question.stage());
    FeatureSchema schema = served.model().schema();
    Optional<Integer> count = question.explain().map(asked -> Explainer.count(asked, schema));
    FeatureRow row =
        find(schema, match)
            .orElseThrow(
                () ->
                    HttpProblem.notFound(
                        "no feature row of this match is stored for this model;"
                            + " the command features builds them"));
    if (row.vector().size() != schema.size() || row.vector().hasInfinity()) {
      throw HttpProblem.of(
          409, "the stored feature row cannot be scored; the command features builds it anew");
    }
    MatchPredictionView predicted =
        predictions.predict(served, new PredictionRequest(match.value(), row.vector()));
    return count
        .<Record>map(
            features ->
                ExplainedPredictionView.of(
                    predicted,
                    explainer.explain(served.model(), row.vector(), row.coverage(), features)))
        .orElse(predicted);
  }

  /**
   * Explains a published prediction by the version that made it.
   *
   * @throws HttpProblem 409 when that version is not loaded any more, or the row has changed since
   */
  ExplainedPredictionView explained(PublishedPrediction published, String asked) {
    OnlineModel model =
        models.all().stream()
            .map(ServedModel::model)
            .filter(loaded -> loaded.runId().equals(published.run().modelRunId()))
            .findFirst()
            .orElseThrow(() -> gone("the model version that made this prediction is not loaded"));
    int count = Explainer.count(asked, model.schema());
    FeatureRow row =
        find(model.schema(), published.matchId())
            .filter(stored -> isBehind(stored, model, published.probabilities()))
            .orElseThrow(() -> gone("the feature row behind this prediction has changed since"));
    return ExplainedPredictionView.of(
        MatchPredictionView.of(published),
        explainer.explain(model, row.vector(), row.coverage(), count));
  }

  private static HttpProblem gone(String reason) {
    return HttpProblem.of(409, reason + "; ask with fresh=true");
  }

  private static boolean isBehind(FeatureRow row, OnlineModel model, Probabilities published) {
    if (row.vector().size() != model.schema().size() || row.vector().hasInfinity()) {
      return false;
    }
    Probabilities now = model.score(row.vector());
    return Arrays.stream(Outcome.values())
        .allMatch(outcome -> Math.abs(now.of(outcome) - published.of(outcome)) <= SAME);
  }

  private Optional<FeatureRow> find(FeatureSchema schema, MatchId match) {
    return reads.read(
        () ->
            schemas.numberOf(schema.id()).flatMap(number -> rows.find(number, schema.id(), match)));
  }
}
