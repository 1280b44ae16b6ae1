package io.matchday.job.prediction;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.Retention;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRunControl;
import io.matchday.storage.JobKind;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Predicts matches and publishes the predictions. Running it again for the same day does nothing
 * when nothing has changed, takes up a run that was cut off, and makes a new attempt otherwise.
 */
public final class PredictMatches {

  private final Database database;
  private final BatchEngine engine;
  private final StartCheck startCheck;
  private final PredictionStores stores;
  private final RunKeeper keeper;
  private final JdbcRunControl control;
  private final PublishRules rules;
  private final Retention retention;

  /** The job on this database, by the usual rules. */
  public PredictMatches(Database database, BatchEngine engine, Path models, Clock clock) {
    this(database, engine, models, clock, PublishRules.DEFAULT);
  }

  /**
   * The job on this database.
   *
   * @param models the folder the bundles lie in
   * @param rules by what runs are published and kept
   */
  public PredictMatches(
      Database database, BatchEngine engine, Path models, Clock clock, PublishRules rules) {
    this(database, engine, new StartCheck(database, models, rules.minFreeBytes()), clock, rules);
  }

  PredictMatches(
      Database database,
      BatchEngine engine,
      StartCheck startCheck,
      Clock clock,
      PublishRules rules) {
    this.database = database;
    this.engine = engine;
    this.startCheck = startCheck;
    this.stores = PredictionStores.of(database, clock);
    this.keeper = new RunKeeper(engine, clock);
    this.control = new JdbcRunControl(database, clock);
    this.rules = rules;
    this.retention = new Retention(database, engine, clock);
  }

  /** When a published run is made again. */
  private enum Again {
    WHEN_CHANGED,
    ALWAYS
  }

  /**
   * The run a launch is about.
   *
   * @param model scores it; empty when there is nothing left to do
   */
  private record Launched(PredictionRun run, Optional<LoadedModel> model) {}

  /**
   * Runs the job.
   *
   * @throws RefusedException when there is no model, no features, a run under way, or too small a
   *     pool
   */
  public PredictionReport run(PredictionRequest request, Progress progress) {
    return launch(request, Again.WHEN_CHANGED, progress);
  }

  /**
   * Makes a new attempt, although nothing may have changed; an unfinished one is given up.
   *
   * @throws RefusedException as {@link #run}
   */
  public PredictionReport rerun(PredictionRequest request, Progress progress) {
    return launch(request, Again.ALWAYS, progress);
  }

  /** Of all that launch the same at once, one begins or takes up a run; the others are refused. */
  private PredictionReport launch(PredictionRequest asked, Again again, Progress progress) {
    PredictionRequest request = asked.withAlias(stores.models().spelling(asked.alias()));
    Launched launched = keeper.first(JobKind.PREDICT, subject(request), () -> take(request, again));
    return launched
        .model()
        .map(model -> execute(request, launched.run(), model, progress))
        .orElseGet(() -> new PredictionReport(launched.run(), false));
  }

  private static String subject(PredictionRequest request) {
    return request.asOf() + " " + request.scope().label() + " " + request.alias();
  }

  /** The newest attempt of what is asked for, published or not. */
  public Optional<PredictionRun> newest(PredictionRequest request) {
    String spelling = stores.models().spelling(request.alias());
    return stores.predictionRuns().newestAttempt(request.withAlias(spelling).identity());
  }

  private Launched take(PredictionRequest request, Again again) {
    Optional<PredictionRun> newest = stores.predictionRuns().newestAttempt(request.identity());
    if (newest.isPresent()) {
      PredictionRun last = newest.get();
      boolean current =
          again == Again.WHEN_CHANGED
              && last.featureVersion() == featureVersion(last)
              && isStillNamed(last);
      boolean published = last.publishedAt().isPresent();
      if (last.isPublished() && current) {
        return new Launched(last, Optional.empty());
      }
      boolean unfinished = !published && isUnfinished(last.run());
      if (unfinished && current && last.isWhole()) {
        LoadedModel model = startCheck.check(request, stores.models().find(last.modelRunId()));
        keeper.resume(last.run());
        return new Launched(last, Optional.of(model));
      }
      if (unfinished) {
        abandon(last);
      }
    }
    int attempt = newest.map(PredictionRun::attempt).orElse(0) + 1;
    Optional<ModelVersion> version = stores.models().named(request.alias());
    LoadedModel model = startCheck.check(request, version);
    return new Launched(begin(request, version.orElseThrow(), attempt), Optional.of(model));
  }

  private boolean isUnfinished(Run run) {
    return keeper.isOrphan(run) || run.status() == RunStatus.FAILED;
  }

  private long featureVersion(PredictionRun run) {
    return stores
        .models()
        .find(run.modelRunId())
        .map(model -> stores.schemas().version(model.schemaId()))
        .orElse(-1L);
  }

  private boolean isStillNamed(PredictionRun run) {
    Optional<ModelVersion> named = stores.models().named(run.alias());
    return named.map(ModelVersion::runId).equals(Optional.of(run.modelRunId()));
  }

  private void abandon(PredictionRun run) {
    String reason = "given up for a new attempt: features or model changed, or it was asked for";
    database
        .transaction()
        .executeWithoutResult(
            status -> {
              if (!control.end(run.run(), RunStatus.ABANDONED, reason)) {
                throw new OptimisticLockingFailureException("run " + run.id() + " has changed");
              }
              stores.predictions().delete(run.id());
            });
  }

  private PredictionRun begin(PredictionRequest request, ModelVersion model, int attempt) {
    refuseStaleRows(model);
    return Objects.requireNonNull(
        database.transaction().execute(status -> claim(request, model, attempt)));
  }

  /** The run and what is special to it, in one transaction: who comes second leaves nothing. */
  private PredictionRun claim(PredictionRequest request, ModelVersion model, int attempt) {
    RunId run = stores.runs().claim(JobKind.PREDICT, subject(request));
    long featureVersion = stores.schemas().version(model.schemaId());
    stores.predictionRuns().add(run, request.identity(), model.runId(), featureVersion, attempt);
    return stores.predictionRuns().find(run).orElseThrow();
  }

  /** A model that answers again after another may find rows of its set that stayed behind. */
  private void refuseStaleRows(ModelVersion model) {
    Optional<FeatureSet> set = FeatureSet.ofSchema(model.schemaId());
    Optional<Run> newest = stores.runs().newest(JobKind.FEATURES, 1).stream().findFirst();
    if (set.isPresent()
        && newest.isPresent()
        && !BuildFeatures.isBuiltBy(newest.get(), set.get())) {
      throw new RefusedException(
          Refusal.BAD_DATA,
          "the newest features (run %s) leave out set %s, which model %s needs; build them again: features"
              .formatted(newest.get().id(), set.get().name(), model.runId()));
    }
  }

  private PredictionReport execute(
      PredictionRequest request, PredictionRun run, LoadedModel model, Progress progress) {
    keeper.keep(
        run.id(),
        () -> {
          PredictionTask task = resolve(request, run, model);
          RunCounts counts = new PredictionJob(engine, stores, task, progress).execute();
          return new Ended<>(counts, "published", run.id());
        });
    PredictionRun published = stores.predictionRuns().find(run.id()).orElseThrow();
    retention.after(published, rules.keepRuns());
    return new PredictionReport(published, true);
  }

  private PredictionTask resolve(PredictionRequest request, PredictionRun run, LoadedModel model) {
    ModelVersion version = stores.models().find(run.modelRunId()).orElseThrow();
    int schemaNo =
        stores
            .schemas()
            .numberOf(version.schemaId())
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.BAD_DATA,
                        "there are no features for model "
                            + version.runId()
                            + "; build them first: features"));
    return new PredictionTask(request, run, model, schemaNo, rules);
  }
}
