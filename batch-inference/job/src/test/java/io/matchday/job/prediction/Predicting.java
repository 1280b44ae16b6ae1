package io.matchday.job.prediction;

import io.matchday.feature.FeatureSet;
import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.publication.PublishRules;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.ManyFixtures;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.Run;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The prediction job in a test: a database, its models, and what the job left there. */
final class Predicting {

  /** Half as many rows as usual: more blocks for the same rows. */
  static final int BLOCK = 1_000;

  private final Database database;
  private final Path models;
  private BatchEngine engine;
  private PublishRules rules = PublishRules.DEFAULT;
  private Clock clock = Clock.systemUTC();

  private Predicting(Database database, Path models) {
    this.database = database;
    this.models = models;
    this.engine = new BatchEngine(database);
  }

  /** Real features of simulated leagues, and a model. */
  static Predicting aSeason(Database database, Path models) {
    SeasonOfMatches.store(database);
    SeasonOfMatches.buildFeatures(database);
    return onStored(database, models).withModel(1);
  }

  /** Many made-up rows, and a model. */
  static Predicting fixtures(int count, Database database, Path models) {
    ManyFixtures.store(database, FeatureSet.current().schema(), SeasonOfMatches.AS_OF, count);
    return onStored(database, models).withModel(1);
  }

  /** Whatever the database holds. */
  static Predicting onStored(Database database, Path models) {
    return new Predicting(database, models);
  }

  Predicting withModel(long seed) {
    promote(seed);
    return this;
  }

  Predicting by(PublishRules others) {
    rules = others;
    return this;
  }

  /** From now on it is this time. */
  Predicting at(Instant instant) {
    clock = Clock.fixed(instant, ZoneOffset.UTC);
    return this;
  }

  ModelRunId promote(long seed) {
    return SeasonOfMatches.promoteModel(database, models, seed);
  }

  /** Asks for the upcoming matches, in blocks of {@link #BLOCK}. */
  static PredictionRequest request(int slices) {
    return new PredictionRequest(
            SeasonOfMatches.AS_OF, PredictionScope.UPCOMING, JdbcModels.PRODUCTION, slices)
        .inBlocksOf(BLOCK);
  }

  PredictionReport run(int slices) {
    return run(slices, Progress.NONE);
  }

  PredictionReport run(int slices, Progress progress) {
    return run(request(slices), progress);
  }

  PredictionReport run(PredictionRequest request, Progress progress) {
    return new PredictMatches(database, engine, models, clock, rules).run(request, progress);
  }

  PredictionReport rerun(int slices, Progress progress) {
    return new PredictMatches(database, engine, models, clock, rules)
        .rerun(request(slices), progress);
  }

  /** A progress that does something once, inside the transaction of the n-th block. */
  Progress atBlock(int block, Runnable action) {
    return new AtBlock(block, action);
  }

  void stop() {
    engine.stop();
  }

  /** Until the work under way has heard that it is to stop. */
  void awaitStop() {
    while (true) {
      try {
        engine.checkStopping();
      } catch (RefusedException e) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  /** What a new process has: an engine that was not asked to stop. */
  void startAgain() {
    engine = new BatchEngine(database);
  }

  int schemaNo() {
    String schemaId = FeatureSet.current().schema().id();
    return new JdbcFeatureSchemas(database).numberOf(schemaId).orElseThrow();
  }

  /** The predictions of a run, bit for bit, by match. */
  List<String> content(RunId run) {
    return database
        .client()
        .sql(
            "SELECT match_id, p_home, p_draw, p_away FROM prediction WHERE run_id = ?"
                + " ORDER BY match_id")
        .params(run.value())
        .query(
            (row, number) ->
                "%d %x %x %x"
                    .formatted(
                        row.getLong(1),
                        Double.doubleToRawLongBits(row.getDouble(2)),
                        Double.doubleToRawLongBits(row.getDouble(3)),
                        Double.doubleToRawLongBits(row.getDouble(4))))
        .list();
  }

  /** How many predictions there are, of whatever run. */
  long stored() {
    return number("SELECT COUNT(*) FROM prediction");
  }

  long number(String sql) {
    return database.client().sql(sql).query(Long.class).single();
  }

  void change(String sql) {
    database.client().sql(sql).update();
  }

  List<PredictionRun> published() {
    return new JdbcPredictionRuns(database, Clock.systemUTC()).published();
  }

  Run newestRun() {
    return new JdbcRuns(database, Clock.systemUTC()).newest(1).get(0);
  }

  List<RejectedRow> rejects(RunId run) {
    return new JdbcRejectedRows(database).of(run, 100_000);
  }
}
