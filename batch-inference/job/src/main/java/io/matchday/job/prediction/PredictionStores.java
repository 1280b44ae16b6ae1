package io.matchday.job.prediction;

import io.matchday.job.publication.PublishRun;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcFeatureSlices;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import java.time.Clock;

/** What the prediction job reads and writes. */
record PredictionStores(
    JdbcRuns runs,
    JdbcPredictionRuns predictionRuns,
    JdbcPredictions predictions,
    JdbcRejectedRows rejectedRows,
    JdbcFeatureSchemas schemas,
    JdbcFeatureRows featureRows,
    JdbcFeatureSlices featureSlices,
    JdbcModels models,
    PublishRun publishing) {

  static PredictionStores of(Database database, Clock clock) {
    return new PredictionStores(
        new JdbcRuns(database, clock),
        new JdbcPredictionRuns(database, clock),
        new JdbcPredictions(database),
        new JdbcRejectedRows(database),
        new JdbcFeatureSchemas(database),
        new JdbcFeatureRows(database),
        new JdbcFeatureSlices(database),
        new JdbcModels(database, clock),
        new PublishRun(database, clock));
  }
}
