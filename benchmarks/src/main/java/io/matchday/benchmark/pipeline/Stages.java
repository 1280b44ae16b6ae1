package io.matchday.benchmark.pipeline;

import io.matchday.job.prediction.PredictionRequest;
import io.matchday.match.Outcome;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.FeatureRowPages;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.KeyRange;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.StoredFeatureRow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The stages of the prediction job, each alone in one thread, over the rows the job itself reads
 * and in the blocks it takes them in.
 */
final class Stages {

  private static final int BLOCK = PredictionRequest.BLOCK;

  private static final int SCORED_BLOCKS = 10;

  private final Database database;
  private final LoadedModel model;
  private final int schemaNo;
  private final int rows;
  private final float[][] blocks = new float[SCORED_BLOCKS][];
  private final double[] probabilities = new double[BLOCK * Outcome.COUNT];

  Stages(Database database, LoadedModel model, int schemaNo, int rows) {
    this.database = database;
    this.model = model;
    this.schemaNo = schemaNo;
    this.rows = rows;
    for (int i = 0; i < SCORED_BLOCKS; i++) {
      blocks[i] = FilledDatabase.values(BLOCK, i);
    }
  }

  /** Scores as many rows as there are, made beforehand. */
  void score() {
    for (int block = 0; block < rows / BLOCK; block++) {
      model.score(blocks[block % SCORED_BLOCKS], BLOCK, probabilities);
    }
  }

  /** Reads every row. */
  void read() {
    KeyRange range = KeyRange.ofSchema(schemaNo);
    FeatureRowPages pages =
        new JdbcFeatureRows(database).pages(range, PredictionScope.ALL, LocalDate.EPOCH);
    long after = range.first() - 1;
    long read = 0;
    List<StoredFeatureRow> page;
    do {
      page = pages.after(after, BLOCK);
      if (!page.isEmpty()) {
        after = page.get(page.size() - 1).key();
        read += page.size();
      }
    } while (!page.isEmpty());
    if (read != rows) {
      throw new IllegalStateException("read %d rows of %d".formatted(read, rows));
    }
  }

  /**
   * Writes as many predictions as there are rows, in the order of their keys, then forgets them.
   */
  void write() {
    Arrays.fill(probabilities, 1.0 / Outcome.COUNT);
    JdbcPredictions predictions = new JdbcPredictions(database);
    JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
    RunId run = runs.start(JobKind.PREDICT, "writing alone");
    long[] matches = new long[BLOCK];
    for (int block = 0; block < rows / BLOCK; block++) {
      for (int i = 0; i < BLOCK; i++) {
        matches[i] = 1 + (long) block * BLOCK + i;
      }
      database
          .transaction()
          .executeWithoutResult(status -> predictions.append(run, matches, probabilities, BLOCK));
    }
    runs.abandon(run, RunCounts.NONE, "measured");
  }
}
