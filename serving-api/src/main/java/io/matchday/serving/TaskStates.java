package io.matchday.serving;

import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.TaskState;
import io.matchday.storage.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells how tasks stand, and cancels them. Thread-safe. */
final class TaskStates {

  private static final String CANCELLED = "cancelled";
  private static final int ID_LENGTH = 36;

  private final JdbcPredictionTasks tasks;
  private final DatabaseReads reads;
  private final TaskBacklog backlog;
  private final Duration timeToLive;
  private final Clock clock;

  TaskStates(
      JdbcPredictionTasks tasks,
      DatabaseReads reads,
      TaskBacklog backlog,
      Duration timeToLive,
      Clock clock) {
    this.tasks = tasks;
    this.reads = reads;
    this.backlog = backlog;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /**
   * How a task stands.
   *
   * @throws HttpProblem 404 when there is no such task, 410 when its answer is no longer kept
   */
  TaskState find(String id) {
    if (id.length() > ID_LENGTH) {
      throw unknown();
    }
    TaskState state = reads.read(() -> tasks.find(id)).orElseThrow(TaskStates::unknown);
    boolean isOld =
        state
            .finishedAt()
            .map(finished -> finished.plus(timeToLive).isBefore(clock.instant()))
            .orElse(false);
    if (isOld || state.status() == TaskStatus.EXPIRED) {
      throw HttpProblem.of(410, "the answer of this task is no longer kept");
    }
    return state;
  }

  /**
   * Cancels a task that has not ended; one that was cancelled before stays so.
   *
   * @param mayCancel whether the caller may cancel the tasks of an owner
   * @return how it stands then
   * @throws HttpProblem 403 when the caller may not, 409 when it has ended, 404 and 410 as {@link
   *     #find}
   */
  TaskState cancel(String id, Predicate<String> mayCancel) {
    if (!mayCancel.test(find(id).owner())) {
      throw HttpProblem.of(403, "another key's task is cancelled by keys with the scope operate");
    }
    if (reads.read(() -> tasks.cancel(id, CANCELLED))) {
      backlog.leave(1);
    }
    TaskState state = find(id);
    if (!state.error().equals(Optional.of(CANCELLED))) {
      throw HttpProblem.of(409, "the task has ended; there is nothing to cancel");
    }
    return state;
  }

  private static HttpProblem unknown() {
    return HttpProblem.notFound("there is no such task");
  }
}
