package io.matchday.serving;

import java.io.IOException;

/** Takes the answers to the rows of a batch request, in their order. For one thread. */
interface BatchAnswer {

  /** A row that was scored. */
  void scored(BatchRow row, MatchPredictionView prediction) throws IOException;

  /** A row that could not be. */
  void refused(BatchRow row) throws IOException;

  /** No more rows. */
  void end() throws IOException;
}
