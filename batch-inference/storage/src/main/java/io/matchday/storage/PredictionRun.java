package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A run of the prediction job.
 *
 * @param run the run itself
 * @param asOf the day it predicts from
 * @param scope which matches
 * @param alias the alias it was asked to predict with
 * @param modelRunId the version the alias named when the run began
 * @param featureVersion the state of the feature rows when it began
 * @param attempt 1 for the first run of this day, scope and alias
 * @param publishedAt when readers were given it, if they were
 */
public record PredictionRun(
    Run run,
    LocalDate asOf,
    PredictionScope scope,
    String alias,
    ModelRunId modelRunId,
    long featureVersion,
    int attempt,
    Optional<Instant> publishedAt) {

  /** Whether its predictions are the answer to readers, rather than there to be compared. */
  public boolean answers() {
    return publishedAt.isPresent() && alias.equalsIgnoreCase(JdbcModels.PRODUCTION);
  }

  /** The number of the run. */
  public RunId id() {
    return run.id();
  }
}
