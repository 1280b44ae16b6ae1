package io.matchday.serving;

import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.PredictionTask;
import io.matchday.storage.TaskState;
import io.matchday.storage.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Takes in predictions to be made later and answers for them. Thread-safe. */
final class TaskDesk {

  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int ID_LENGTH = 36;

  private final JdbcPredictionTasks tasks;
  private final TaskBacklog backlog;
  private final Duration timeToLive;
  private final ServingMetrics metrics;
  private final Clock clock;

  TaskDesk(
      JdbcPredictionTasks tasks,
      TaskBacklog backlog,
      Duration timeToLive,
      ServingMetrics metrics,
      Clock clock) {
    this.tasks = tasks;
    this.backlog = backlog;
    this.timeToLive = timeToLive;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Takes in a body that scoring now would accept; once this returns the task is stored for good.
   *
   * @return the task's id
   * @throws HttpProblem 400 or 422 as scoring now would, 503 when too many tasks wait
   */
  String submit(ServedModel served, byte[] body) {
    PredictionRequest request = PredictionReader.read(body, served.model().schema());
    if (!backlog.enter()) {
      throw HttpProblem.unavailable("too many tasks are waiting; try again", RETRY);
    }
    String id = UUID.randomUUID().toString();
    String features = PredictionReader.featuresJson(request.vector(), served.model().schema());
    try {
      tasks.submit(new PredictionTask(id, request.matchId(), served.alias().alias(), features));
    } catch (RuntimeException e) {
      backlog.leave(1);
      throw e;
    }
    metrics.countRequest(PredictionSource.ASYNC);
    backlog.wakeWorker();
    return id;
  }

  /**
   * How a task stands.
   *
   * @throws HttpProblem 404 when there is no such task, 410 when its answer is no longer kept
   */
  TaskState status(String id) {
    if (id.length() > ID_LENGTH) {
      throw unknown();
    }
    TaskState state = tasks.find(id).orElseThrow(TaskDesk::unknown);
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

  private static HttpProblem unknown() {
    return HttpProblem.notFound("there is no such task");
  }
}
