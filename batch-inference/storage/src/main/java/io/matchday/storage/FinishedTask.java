package io.matchday.storage;

import java.util.Optional;

/**
 * How a prediction task ended: with a result or with the reason why there is none.
 *
 * @param id the task
 * @param result the answer, when it succeeded
 * @param error what went wrong, when it failed; empty otherwise
 */
public record FinishedTask(String id, Optional<TaskResult> result, String error) {

  /** A task that succeeded. */
  public static FinishedTask success(String id, TaskResult result) {
    return new FinishedTask(id, Optional.of(result), "");
  }

  /** A task that failed. */
  public static FinishedTask failure(String id, String error) {
    return new FinishedTask(id, Optional.empty(), error);
  }

  /** Success or failure. */
  public TaskStatus status() {
    return result.isPresent() ? TaskStatus.SUCCESS : TaskStatus.FAILURE;
  }
}
