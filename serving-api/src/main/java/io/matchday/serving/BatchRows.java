package io.matchday.serving;

import java.util.Optional;

/** The rows of a batch request, one after the other as they arrive. For one thread. */
interface BatchRows {

  /**
   * The next row; empty after the last. Where the document breaks off, a last row says so.
   *
   * @throws HttpProblem when the document as a whole cannot be read
   */
  Optional<BatchRow> next();
}
