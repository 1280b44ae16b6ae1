package io.matchday.job.training;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.model.ModelBundle;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JobKind;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.training.ModelTrainer;
import io.matchday.training.TrainedModel;
import io.matchday.training.TrainingProgress;
import io.matchday.training.TrainingSet;
import io.matchday.training.TrainingSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/** The job {@code train-model}: fits on stored feature rows, writes a bundle, registers it. */
public final class TrainModel {

  private static final String NAME = "train-model";

  private final BatchEngine engine;
  private final Path models;
  private final Clock clock;
  private final RunKeeper keeper;
  private final JdbcFeatureSchemas schemas;
  private final JdbcFeatureRows featureRows;
  private final JdbcModels registry;

  /**
   * The job on this database.
   *
   * @param models the folder the bundles lie in
   */
  public TrainModel(Database database, BatchEngine engine, Path models, Clock clock) {
    this.engine = engine;
    this.models = models;
    this.clock = clock;
    this.keeper = new RunKeeper(engine, clock);
    this.schemas = new JdbcFeatureSchemas(database);
    this.featureRows = new JdbcFeatureRows(database);
    this.registry = new JdbcModels(database, clock);
  }

  /**
   * Trains on the matches played before a day.
   *
   * @param until the first day left out
   * @param tuning how many tree settings to try before, the given ones first; 0 to take those given
   * @throws RefusedException when there are no features, or too few matches
   */
  public TrainingReport run(
      LocalDate until, TrainingSettings settings, int tuning, Progress progress) {
    RunId run = keeper.start(JobKind.TRAIN, "matches before " + until);
    return keeper.keep(
        run, () -> engine.runAlone(NAME, run, () -> train(run, until, settings, tuning, progress)));
  }

  private Ended<TrainingReport> train(
      RunId run, LocalDate until, TrainingSettings settings, int tuning, Progress progress) {
    FeatureSchema schema = FeatureSet.current().schema();
    TrainingSet set = read(schema, until, progress);
    ModelBundle bundle = fit(schema, set, until, new Effort(settings, tuning), progress);
    LoadedModel.of(bundle); // Refuses one that could not answer.
    ModelVersion version = ModelVersion.of(bundle, models, clock.instant());
    boolean isNew = registry.register(version);
    TrainingReport report = new TrainingReport(run, version, bundle.manifest(), isNew);
    return new Ended<>(
        new RunCounts(set.size(), set.size(), 0), "model " + version.runId(), report);
  }

  /** How hard to try: with which settings, and how many others to look at before. */
  private record Effort(TrainingSettings settings, int tuning) {}

  private ModelBundle fit(
      FeatureSchema schema, TrainingSet set, LocalDate until, Effort effort, Progress progress) {
    int tuning = effort.tuning();
    progress.begin(
        tuning > 0 ? "tune" : "train", tuning > 0 ? tuning : effort.settings().mostRounds());
    try {
      ModelTrainer trainer =
          new ModelTrainer(
              schema,
              effort.settings(),
              tuning > 0 ? new Candidates(progress) : (round, most, loss) -> progress.advance(1));
      TrainedModel model =
          tuning > 0 ? trainer.tune(set, until, tuning) : trainer.train(set, until);
      return model.writeTo(models);
    } finally {
      progress.end();
    }
  }

  /** Advances by candidates; their rounds are too many to show. */
  private record Candidates(Progress progress) implements TrainingProgress {

    @Override
    public void afterRound(int round, int most, double logLoss) {
      // A candidate has hundreds of them.
    }

    @Override
    public void afterCandidate(int candidate, int budget, double logLoss) {
      progress.advance(1);
    }
  }

  private TrainingSet read(FeatureSchema schema, LocalDate until, Progress progress) {
    int schemaNo =
        schemas
            .numberOf(schema.id())
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.BAD_DATA, "there are no features yet; build them first: features"));
    TrainingSet set = new TrainingSet(schema.size());
    progress.begin("read features", -1);
    try {
      featureRows.played(
          schemaNo,
          until,
          row -> {
            engine.checkStopping();
            set.add(row.vector(), row.date(), row.outcome(), row.competition());
            progress.advance(1);
          });
    } finally {
      progress.end();
    }
    return set;
  }
}
