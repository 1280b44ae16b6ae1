package io.matchday.serving;

import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;
import io.matchday.serving.tracing.Spans;
import io.matchday.storage.JdbcModels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses the model of a request and scores with it. Thread-safe. */
final class OnlinePredictions {

  private static final Duration MODEL_RETRY = Duration.ofSeconds(5);

  private final ServedModels models;
  private final ScoringGate gate;
  private final ServingMetrics metrics;
  private final Spans spans;

  OnlinePredictions(ServedModels models, ScoringGate gate, ServingMetrics metrics, Spans spans) {
    this.models = models;
    this.gate = gate;
    this.metrics = metrics;
    this.spans = spans;
  }

  /**
   * The model under an alias, or under the default one.
   *
   * @throws HttpProblem 404 when there is no such alias
   */
  Optional<ServedModel> find(Optional<String> stage) {
    String alias = stage.orElse(JdbcModels.PRODUCTION);
    Optional<ServedModel> served = models.find(alias);
    if (served.isEmpty() && !models.isKnown(alias)) {
      throw HttpProblem.notFound("no model has this alias");
    }
    return served;
  }

  /**
   * The model under an alias, or under the default one, ready to score.
   *
   * @throws HttpProblem 404 when there is no such alias, 503 when its model is not loaded
   */
  ServedModel choose(Optional<String> stage) {
    return find(stage)
        .orElseThrow(() -> HttpProblem.unavailable("no model is loaded; try again", MODEL_RETRY));
  }

  /** Where predictions are counted. */
  ServingMetrics metrics() {
    return metrics;
  }

  /** Scores a body while the client waits. */
  MatchPredictionView predict(ServedModel served, Supplier<byte[]> body) {
    byte[] bytes = body.get();
    long start = System.nanoTime();
    return predict(served, PredictionReader.read(bytes, served.model().schema()), start);
  }

  /** Scores what was read, while the client waits. */
  MatchPredictionView predict(ServedModel served, PredictionRequest request) {
    return predict(served, request, System.nanoTime());
  }

  private MatchPredictionView predict(ServedModel served, PredictionRequest request, long start) {
    metrics.countRequest(PredictionSource.SYNC);
    Probabilities probabilities = gate.score(() -> score(served, request.vector()));
    metrics.observePrediction(Duration.ofNanos(System.nanoTime() - start));
    return new MatchPredictionView(
        request.matchId(),
        PredictionView.of(probabilities, served.alias().alias(), served.model().runId()));
  }

  /** Scores vectors that came together now; one alone in the form that is for rows alone. */
  List<Probabilities> score(ServedModel served, List<FeatureVector> vectors) {
    if (vectors.size() == 1) {
      return List.of(score(served, vectors.get(0)));
    }
    long start = System.nanoTime();
    List<Probabilities> answers = served.model().score(vectors);
    Duration each = Duration.ofNanos((System.nanoTime() - start) / vectors.size());
    answers.forEach(probabilities -> metrics.observeInference(each, probabilities));
    return answers;
  }

  /** Scores one vector now. */
  Probabilities score(ServedModel served, FeatureVector vector) {
    long start = System.nanoTime();
    Probabilities probabilities = spans.in("score", () -> served.model().score(vector));
    metrics.observeInference(Duration.ofNanos(System.nanoTime() - start), probabilities);
    return probabilities;
  }
}
