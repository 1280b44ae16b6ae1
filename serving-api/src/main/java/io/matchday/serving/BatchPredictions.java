package io.matchday.serving;

import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Scores the rows of a batch request block by block. A block takes one turn at the gate, as one
 * sync prediction does; nothing is held there while rows are read or answers written. Thread-safe.
 */
final class BatchPredictions {

  /** A few milliseconds of scoring with a large model. */
  private static final int BLOCK = 500;

  private final OnlinePredictions predictions;
  private final ScoringGate gate;
  private final ServingMetrics metrics;
  private final int maxRows;

  BatchPredictions(
      OnlinePredictions predictions, ScoringGate gate, ServingMetrics metrics, int maxRows) {
    this.predictions = predictions;
    this.gate = gate;
    this.metrics = metrics;
    this.maxRows = maxRows;
  }

  /** The model of a whole request; see {@link OnlinePredictions#choose}. */
  ServedModel choose(Optional<String> stage) {
    return predictions.choose(stage);
  }

  /**
   * Answers every row.
   *
   * @throws HttpProblem 413 when there are too many rows, 503 or 504 when a turn does not come
   * @throws IOException when an answer cannot be kept
   */
  void answer(ServedModel served, BatchRows rows, BatchAnswer answer) throws IOException {
    List<BatchRow> block = new ArrayList<>(BLOCK);
    long count = 0;
    for (Optional<BatchRow> row = rows.next(); row.isPresent(); row = rows.next()) {
      if (++count > maxRows) {
        throw HttpProblem.of(
            413, "there are more than " + maxRows + " rows; send them in several requests");
      }
      block.add(row.get());
      if (block.size() == BLOCK) {
        answerBlock(served, block, answer);
        block.clear();
      }
    }
    answerBlock(served, block, answer);
    answer.end();
  }

  private void answerBlock(ServedModel served, List<BatchRow> block, BatchAnswer answer)
      throws IOException {
    List<FeatureVector> vectors = block.stream().flatMap(row -> row.vector().stream()).toList();
    Iterator<Probabilities> scored =
        vectors.isEmpty()
            ? List.<Probabilities>of().iterator()
            : gate.score(() -> predictions.score(served, vectors)).iterator();
    vectors.forEach(vector -> metrics.countRequest(PredictionSource.SYNC));
    metrics.batchRows.count(vectors.size(), block.size() - vectors.size());
    for (BatchRow row : block) {
      if (row.vector().isPresent()) {
        PredictionView prediction =
            PredictionView.of(scored.next(), served.alias().alias(), served.model().runId());
        answer.scored(row, new MatchPredictionView(row.matchId().orElseThrow(), prediction));
      } else {
        answer.refused(row);
      }
    }
  }
}
