package io.matchday.job.prediction;

import io.matchday.job.Progress;
import io.matchday.job.publication.RejectTally;
import io.matchday.match.Outcome;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.JdbcPredictions;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.RunId;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Scores a checked block with one call and stores it in the chunk's transaction. One for each
 * slice; used by one thread.
 */
final class BlockWriter implements ItemWriter<CheckedBlock> {

  private final RunId run;
  private final LoadedModel model;
  private final RejectTally tally;
  private final JdbcPredictions predictions;
  private final JdbcRejectedRows rejectedRows;
  private final Progress progress;
  private double[] probabilities = new double[0];

  BlockWriter(PredictionTask task, PredictionStores stores, RejectTally tally, Progress progress) {
    this.run = task.run().id();
    this.model = task.model();
    this.tally = tally;
    this.predictions = stores.predictions();
    this.rejectedRows = stores.rejectedRows();
    this.progress = progress;
  }

  @Override
  public void write(Chunk<? extends CheckedBlock> chunk) {
    for (CheckedBlock block : chunk) {
      if (probabilities.length < block.count() * Outcome.COUNT) {
        probabilities = new double[block.count() * Outcome.COUNT];
      }
      model.score(block.rows(), block.count(), probabilities);
      predictions.append(run, block.matchIds(), probabilities, block.count());
      if (!block.rejected().isEmpty()) {
        rejectedRows.add(run, block.rejected());
        tally.add(block.rejected().size());
      }
      progress.advance(block.count() + block.rejected().size());
    }
  }
}
