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
 */
public record PredictionRequest(LocalDate asOf, PredictionScope scope, String alias, int slices) {

  /** The most slices. */
  public static final int MAX_SLICES = 64;

  /** Refuses a number of slices out of range. */
  public PredictionRequest {
    if (slices < 1 || slices > MAX_SLICES) {
      throw new RefusedException(
          Refusal.USAGE, "slices must be 1 to " + MAX_SLICES + ", is " + slices);
    }
  }

  PredictionRequest withAlias(String spelling) {
    return new PredictionRequest(asOf, scope, spelling, slices);
  }

  JdbcPredictionRuns.Identity identity() {
    return new JdbcPredictionRuns.Identity(asOf, scope, alias);
  }
}
