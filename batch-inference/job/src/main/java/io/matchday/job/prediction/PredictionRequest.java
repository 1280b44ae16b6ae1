package io.matchday.job.prediction;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.PredictionScope;
import java.time.LocalDate;

/**
 * What is to be predicted.
 *
 * @param asOf the day to predict from
 * @param scope which matches
 * @param alias the alias of the model
 * @param slices how many threads share the work, 1 to {@link #MAX_SLICES}; the answers do not
 *     depend on it
 * @param block how many rows a slice reads, scores and commits together; {@link #BLOCK} unless told
 */
public record PredictionRequest(
    LocalDate asOf, PredictionScope scope, String alias, int slices, int block) {

  /** The most slices. */
  public static final int MAX_SLICES = 64;

  /**
   * Few enough rows that they leave the heap young and that a run taken up again repeats little,
   * and so many that the commit, which has the record of progress in it, is cheap.
   */
  public static final int BLOCK = 2_000;

  /** Refuses numbers out of range. */
  public PredictionRequest {
    if (block < 1) {
      throw new IllegalArgumentException("no block: " + block);
    }
    if (slices < 1 || slices > MAX_SLICES) {
      throw new RefusedException(
          Refusal.USAGE, "slices must be 1 to " + MAX_SLICES + ", is " + slices);
    }
  }

  /** In blocks of the usual size. */
  public PredictionRequest(LocalDate asOf, PredictionScope scope, String alias, int slices) {
    this(asOf, scope, alias, slices, BLOCK);
  }

  /** The same in blocks of another size. */
  public PredictionRequest inBlocksOf(int rows) {
    return new PredictionRequest(asOf, scope, alias, slices, rows);
  }

  PredictionRequest withAlias(String spelling) {
    return new PredictionRequest(asOf, scope, spelling, slices, block);
  }

  JdbcPredictionRuns.Identity identity() {
    return new JdbcPredictionRuns.Identity(asOf, scope, alias);
  }
}
