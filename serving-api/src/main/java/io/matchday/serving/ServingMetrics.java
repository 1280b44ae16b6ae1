package io.matchday.serving;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.JdbcModels;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/**
 * What is counted and timed, under the names of the contract. Every series exists from the start.
 * Thread-safe.
 */
final class ServingMetrics {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Duration[] INFERENCE_BUCKETS =
      HttpMeters.micros(
          1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 25_000, 100_000, 1_000_000);

  private static final double[] PROBABILITY_BUCKETS = {
    0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0
  };

  private final PrometheusMeterRegistry meters;
  final HttpMeters http;
  private final Map<PredictionSource, Counter> requests = new EnumMap<>(PredictionSource.class);
  private final Map<Outcome, DistributionSummary> confidence = new EnumMap<>(Outcome.class);
  private final Counter timeouts;
  private final Timer predictions;
  private final Timer inferences;
  private final Info modelInfo;
  private final EvaluationGauges evaluation;
  final BatchRowCounters batchRows;
  private final AtomicLong registeredAt = new AtomicLong();
  private volatile double driftScore = Double.NaN;
  private volatile List<ServedModel> shown = List.of();

  ServingMetrics() {
    PrometheusRegistry registry = new PrometheusRegistry();
    meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    for (PredictionSource source : PredictionSource.values()) {
      requests.put(
          source,
          Counter.builder("prediction.requests")
              .description("Total prediction requests")
              .tag("source", source.label())
              .register(meters));
    }
    for (Outcome outcome : Outcome.values()) {
      confidence.put(outcome, confidence(outcome));
    }
    timeouts =
        Counter.builder("prediction.timeouts")
            .description("Predictions not made within the time-out")
            .register(meters);
    predictions = timer("prediction.duration", "Sync predictions from body to answer");
    inferences =
        Timer.builder("inference.duration")
            .description("Model calls, one row each")
            .serviceLevelObjectives(INFERENCE_BUCKETS)
            .register(meters);
    gauges();
    // Native: the Prometheus client keeps names that end in _info for its own type.
    modelInfo =
        Info.builder()
            .name("model_info")
            .help("The model versions that answer")
            .labelNames("model_name", "version", "stage")
            .register(registry);
    evaluation = new EvaluationGauges(registry);
    batchRows = new BatchRowCounters(registry);
    http = new HttpMeters(meters);
  }

  private void gauges() {
    Gauge.builder("model.registered.at", registeredAt, AtomicLong::doubleValue)
        .description("When the default model version was registered, as seconds since 1970")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("model.feature.drift.score", this, metrics -> metrics.driftScore)
        .description("Share of features of the newest run that drifted; NaN while not known")
        .register(meters);
  }

  private DistributionSummary confidence(Outcome outcome) {
    String label =
        switch (outcome) {
          case HOME -> "home_win";
          case DRAW -> "draw";
          case AWAY -> "away_win";
        };
    return DistributionSummary.builder("prediction.confidence")
        .description("Probability of the predicted outcome")
        .tag("outcome", label)
        .serviceLevelObjectives(PROBABILITY_BUCKETS)
        .register(meters);
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(HttpMeters.BUCKETS)
        .register(meters);
  }

  void countRequest(PredictionSource source) {
    requests.getOrDefault(source, timeouts).increment();
  }

  void countTimeout() {
    timeouts.increment();
  }

  void observePrediction(Duration duration) {
    predictions.record(duration);
  }

  void observeInference(Duration duration, Probabilities probabilities) {
    inferences.record(duration);
    Outcome predicted = probabilities.predicted();
    DistributionSummary summary = confidence.get(predicted);
    if (summary != null) {
      summary.record(probabilities.of(predicted));
    }
  }

  /** Shows which models answer now, and only those. For one thread. */
  void showModels(List<ServedModel> models) {
    List<ServedModel> before = shown;
    before.stream()
        .filter(old -> models.stream().noneMatch(one -> one.alias().equals(old.alias())))
        .forEach(old -> modelInfo.remove(labels(old)));
    models.forEach(served -> modelInfo.addLabelValues(labels(served)));
    shown = List.copyOf(models);
    registeredAt.set(
        models.stream()
            .map(ServedModel::alias)
            .filter(alias -> alias.alias().equalsIgnoreCase(JdbcModels.PRODUCTION))
            .mapToLong(alias -> alias.registeredAt().getEpochSecond())
            .findFirst()
            .orElse(0));
  }

  /** Shows the drift score of the newest published run; NaN, which no alert compares, for none. */
  void showDrift(OptionalDouble score) {
    driftScore = score.orElse(Double.NaN);
  }

  private static String[] labels(ServedModel served) {
    return new String[] {
      served.alias().modelName(), served.model().runId().value(), served.alias().alias()
    };
  }

  /** Shows how many tasks wait and for how many seconds the oldest does. */
  void showTasks(IntSupplier waiting, DoubleSupplier oldestAge) {
    Gauge.builder("prediction.tasks.waiting", waiting::getAsInt)
        .description("Tasks that are not yet done, of all processes")
        .register(meters);
    Gauge.builder("prediction.task.oldest.age", oldestAge::getAsDouble)
        .description("How long the oldest task waits")
        .baseUnit("seconds")
        .register(meters);
  }

  /** Where others register what they know of. */
  MeterRegistry meters() {
    return meters;
  }

  /** How good the published predictions were. */
  EvaluationGauges evaluation() {
    return evaluation;
  }

  /** Everything, in the Prometheus text format. */
  String scrape() {
    return meters.scrape();
  }
}
