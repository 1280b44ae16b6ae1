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
 * @param withdrawnAt when it was taken back from them, if it is not theirs now
 * @param isWhole whether all its predictions are kept; otherwise those that count in evaluations
 */
public record PredictionRun(
    Run run,
    LocalDate asOf,
    PredictionScope scope,
    String alias,
    ModelRunId modelRunId,
    long featureVersion,
    int attempt,
    Optional<Instant> publishedAt,
    Optional<Instant> withdrawnAt,
    boolean isWhole) {

  /** Whether its predictions are the answer to readers, rather than there to be compared. */
  public boolean answers() {
    return isPublished() && isOfProduction();
  }

  /** Whether it was made under the alias that answers. */
  public boolean isOfProduction() {
    return alias.equalsIgnoreCase(JdbcModels.PRODUCTION);
  }

  /** Whether readers have it: published, and not taken back. */
  public boolean isPublished() {
    return publishedAt.isPresent() && withdrawnAt.isEmpty();
  }

  /** Whether readers had it at this instant, a run that was taken back and given again included. */
  public boolean answeredAt(Instant instant) {
    return publishedAt.filter(from -> from.isBefore(instant)).isPresent()
        && withdrawnAt.filter(end -> end.isBefore(instant)).isEmpty();
  }

  /** The number of the run. */
  public RunId id() {
    return run.id();
  }
}
