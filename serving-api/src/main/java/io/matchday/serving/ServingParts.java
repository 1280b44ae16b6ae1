package io.matchday.serving;

import io.matchday.serving.access.Access;
import io.matchday.serving.tracing.Spans;
import io.matchday.serving.tracing.Tracing;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcApiKeys;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPublishedPredictions;
import io.matchday.storage.JdbcRuns;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** Everything behind the controllers, put together, and the threads that keep it fresh. */
final class ServingParts implements AutoCloseable {

  private static final Duration KEY_POLL = Duration.ofMillis(400);
  private static final Duration MEMORY_POLL = Duration.ofSeconds(1);
  private static final Duration DRIFT_POLL = Duration.ofSeconds(1);
  private static final Duration FRESHNESS_POLL = Duration.ofSeconds(2);
  private static final Duration EVALUATION_POLL = Duration.ofSeconds(30);

  final ServingMetrics metrics = new ServingMetrics();
  final ServedModels models = new ServedModels();
  final DatabaseWatch watch;
  final OnlinePredictions predictions;
  final PublishedLookup lookup;
  final Explainer explainer;
  final StoredRowPredictions storedRows;
  final BatchPredictions batch;
  final TaskParts tasks;
  final Access access;
  final JdbcDrifts drifts;
  final Freshness freshness;
  final ThisProcess process;
  final Optional<Tracing> tracing;

  private final ModelFollower follower;
  private final EvaluationFollower evaluation;
  private final DriftFollower driftFollower;
  private final List<Repeating> repeating;

  ServingParts(ServingSettings settings, Database database, ModelOpener opener, Clock clock) {
    ScoringSettings scoring = settings.scoring();
    process = new ThisProcess(settings.workerId());
    tracing =
        settings
            .observing()
            .tracingEndpoint()
            .map(endpoint -> Tracing.to(endpoint, process.workerId(), process.version()));
    watch = new DatabaseWatch(database);
    follower = new ModelFollower(new JdbcModels(database, clock), opener, models, metrics, clock);
    evaluation = new EvaluationFollower(new JdbcEvaluations(database, clock), metrics.evaluation());
    ScoringGate gate = new ScoringGate(scoring, metrics);
    predictions = new OnlinePredictions(models, gate, metrics, spans());
    explainer = new Explainer(gate);
    storedRows = new StoredRowPredictions(database, watch, models, predictions, explainer);
    batch = new BatchPredictions(predictions, gate, metrics, scoring.bounds().batchMaxRows());
    lookup =
        new PublishedLookup(
            new JdbcPublishedPredictions(database),
            watch,
            scoring.rememberedPredictions(),
            spans());
    DatabaseReads reads = new DatabaseReads(watch);
    tasks = new TaskParts(settings.tasks(), database, predictions, reads, clock);
    HttpSettings http = settings.http();
    access = new Access(http.apiKeys(), http.rateLimit(), new JdbcApiKeys(database, clock), clock);
    drifts = new JdbcDrifts(database, clock);
    driftFollower = new DriftFollower(drifts, watch, metrics);
    freshness =
        new Freshness(
            new JdbcPublishedPredictions(database),
            new JdbcRuns(database, clock),
            settings.observing().staleAfter(),
            clock);
    freshness.showIn(metrics.meters());
    repeating =
        List.of(
            new Repeating("models", scoring.modelPollInterval(), this::watchAndFollow),
            new Repeating("keys", KEY_POLL, access::follow),
            new Repeating("memory", MEMORY_POLL, lookup::remember),
            new Repeating("drift", DRIFT_POLL, driftFollower::follow),
            new Repeating("freshness", FRESHNESS_POLL, this::followFreshness),
            new Repeating("evaluation", EVALUATION_POLL, this::followEvaluation));
  }

  private Spans spans() {
    return tracing.map(Spans.class::cast).orElse(Spans.NONE);
  }

  private void watchAndFollow() {
    watch.check();
    if (watch.isAnswering()) {
      follower.follow();
    }
  }

  private void followFreshness() {
    if (watch.isAnswering() && watch.isSchemaCurrent()) {
      freshness.follow();
    }
  }

  private void followEvaluation() {
    if (watch.isAnswering() && watch.isSchemaCurrent()) {
      evaluation.follow();
    }
  }

  /**
   * Looks once at everything, so that the first request finds it; then keeps looking. Most of a
   * large run is taken into memory beside: until it is there it is looked up.
   */
  void start() {
    try {
      watchAndFollow();
      if (watch.isAnswering()) {
        access.follow();
        lookup.rememberNewest();
        driftFollower.follow();
      }
      followFreshness();
      followEvaluation();
    } catch (DataAccessException e) {
      // The schema may not be there yet: readiness tells, and the next look may find it.
      watch.sawItAway();
    }
    tasks.start();
    repeating.forEach(Repeating::started);
  }

  /** Ends the threads after what they are doing. */
  @Override
  public void close() {
    tasks.close();
    repeating.forEach(Repeating::close);
    tracing.ifPresent(Tracing::close);
  }
}
