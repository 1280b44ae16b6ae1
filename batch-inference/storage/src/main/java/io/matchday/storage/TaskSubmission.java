package io.matchday.storage;

import java.util.Optional;

/**
 * A task as it is handed in.
 *
 * @param task what is to be predicted
 * @param owner the name of the API key that hands it in; empty when none was asked for
 * @param key under which it is to be known when it is handed in again
 */
public record TaskSubmission(PredictionTask task, String owner, Optional<SubmissionKey> key) {

  /** A task of nobody in particular, handed in once. */
  public static TaskSubmission of(PredictionTask task) {
    return new TaskSubmission(task, "", Optional.empty());
  }
}
