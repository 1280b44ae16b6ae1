package io.matchday.serving.reading;

import io.matchday.serving.DatabaseReads;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcModelActivations;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionLines;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPublishedRuns;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import java.time.Clock;

/** What the controllers of this package read from. */
public final class ReadingStores {

  final DatabaseReads reads;
  final JdbcPublishedRuns publishedRuns;
  final JdbcPredictionLines predictions;
  final JdbcPredictionRuns predictionRuns;
  final JdbcRuns runs;
  final JdbcRejectedRows rejects;
  final JdbcEvaluations evaluations;
  final JdbcModels models;
  final JdbcModelActivations activations;
  final StoredMatchFacts matches;

  /** What is read from this database. */
  public ReadingStores(DatabaseReads reads, Database database, Clock clock) {
    this.reads = reads;
    publishedRuns = new JdbcPublishedRuns(database);
    predictions = new JdbcPredictionLines(database);
    predictionRuns = new JdbcPredictionRuns(database, clock);
    runs = new JdbcRuns(database, clock);
    rejects = new JdbcRejectedRows(database);
    evaluations = new JdbcEvaluations(database, clock);
    models = new JdbcModels(database, clock);
    activations = new JdbcModelActivations(database);
    matches = new StoredMatchFacts(database, models, publishedRuns);
  }
}
