package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.drift.MeasureDrift;
import io.matchday.job.evaluation.EvaluatePredictions;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.model.MoveAlias;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.publication.RollBack;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.backup.TakeBackup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** An open home: its database, and the jobs and stores on it. */
final class Workspace implements AutoCloseable {

  /** Connections a prediction run uses beside one for each slice. */
  private static final int CONNECTIONS_BESIDE_SLICES = 2;

  private static final int CONNECTIONS_OF_SERVICE = 4;

  private final Session session;
  private final Home home;
  private final Settings settings;
  private final Database database;

  private Workspace(Session session, Home home, Settings settings, Database database) {
    this.session = session;
    this.home = home;
    this.settings = settings;
    this.database = database;
  }

  static Workspace open(Session session, Home home, Settings settings) {
    Database database = Database.open(settings.database());
    try {
      database.migrate();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return new Workspace(session, home, settings, database);
  }

  Session session() {
    return session;
  }

  Home home() {
    return home;
  }

  Settings settings() {
    return settings;
  }

  Database database() {
    return database;
  }

  Clock clock() {
    return session.clock();
  }

  /** The batch engine, which stops at the next chunk when the process is asked to end. */
  BatchEngine engine() {
    BatchEngine engine = new BatchEngine(database);
    session.onStop(engine::stop);
    return engine;
  }

  ImportMatches importMatches(BatchEngine engine) {
    return new ImportMatches(database, engine, clock());
  }

  BuildFeatures buildFeatures(BatchEngine engine) {
    return new BuildFeatures(database, engine, clock());
  }

  PredictMatches predictMatches(BatchEngine engine) {
    return predictMatches(engine, settings.batch().publishing());
  }

  /** The same by other rules than those that are set. */
  PredictMatches predictMatches(BatchEngine engine, PublishRules rules) {
    return new PredictMatches(database, engine, home.models(), clock(), rules);
  }

  EvaluatePredictions evaluatePredictions(BatchEngine engine) {
    return new EvaluatePredictions(database, engine, clock());
  }

  MeasureDrift measureDrift(BatchEngine engine) {
    return new MeasureDrift(database, engine, clock());
  }

  RollBack rollBack() {
    return new RollBack(database, clock());
  }

  MoveAlias moveAlias() {
    return new MoveAlias(database, home.models(), settings.batch().promotionMargin(), clock());
  }

  /**
   * In how many slices to predict when nobody says: as set, or one for each processor as far as the
   * connection pool reaches.
   */
  int slices() {
    return slicesBeside(CONNECTIONS_BESIDE_SLICES);
  }

  /** The same while a service answers from the same pool, for which it is not to wait. */
  int slicesBesideService() {
    return slicesBeside(CONNECTIONS_BESIDE_SLICES + CONNECTIONS_OF_SERVICE);
  }

  private int slicesBeside(int connections) {
    if (settings.batch().slices() > 0) {
      return settings.batch().slices();
    }
    int wanted = Math.min(Runtime.getRuntime().availableProcessors(), PredictionRequest.MAX_SLICES);
    int served = settings.database().poolSize() - connections;
    return Math.max(1, Math.min(wanted, served));
  }

  TakeBackup takeBackup() {
    try {
      return new TakeBackup(database, home.models(), Version.number(), clock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JdbcModels models() {
    return new JdbcModels(database, clock());
  }

  JdbcRuns runs() {
    return new JdbcRuns(database, clock());
  }

  JdbcPredictionRuns predictionRuns() {
    return new JdbcPredictionRuns(database, clock());
  }

  @Override
  public void close() {
    database.close();
  }
}
