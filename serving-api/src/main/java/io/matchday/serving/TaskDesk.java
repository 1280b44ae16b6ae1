package io.matchday.serving;

import io.matchday.storage.PredictionTask;
import io.matchday.storage.SubmissionKey;
import io.matchday.storage.TaskSubmission;
import java.time.Duration;
import java.util.Optional;

/** Takes in predictions to be made later. Thread-safe. */
final class TaskDesk {

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final OnlinePredictions predictions;
  private final TaskWriter writer;
  private final RepeatedSubmissions repeated;
  private final TaskBacklog backlog;
  private final DatabaseReads reads;
  private final ServingMetrics metrics;

  TaskDesk(
      OnlinePredictions predictions,
      TaskWriter writer,
      RepeatedSubmissions repeated,
      TaskBacklog backlog,
      DatabaseReads reads) {
    this.predictions = predictions;
    this.writer = writer;
    this.repeated = repeated;
    this.backlog = backlog;
    this.reads = reads;
    this.metrics = predictions.metrics();
  }

  /**
   * Takes in an order that scoring now would accept; once this returns the task is stored for good.
   *
   * @return the task's id
   * @throws HttpProblem 400, 404 or 422 as scoring now would, 503 when too many tasks wait, 409 or
   *     422 for what is wrong with its Idempotency-Key
   */
  String submit(TaskOrder order) {
    return reads.read(
        () ->
            order
                .key()
                .map(
                    key ->
                        repeated.taskOf(
                            order, key, submission -> store(order, Optional.of(submission))))
                .orElseGet(() -> store(order, Optional.empty()).orElseThrow()));
  }

  private Optional<String> store(TaskOrder order, Optional<SubmissionKey> key) {
    ServedModel served = predictions.choose(Optional.of(order.alias()));
    PredictionRequest request = PredictionReader.read(order.body(), served.model().schema());
    if (!backlog.enter()) {
      throw HttpProblem.unavailable("too many tasks are waiting; try again", RETRY);
    }
    String id = writer.newId();
    String features = PredictionReader.featuresJson(request.vector(), served.model().schema());
    PredictionTask task =
        new PredictionTask(id, request.matchId(), served.alias().alias(), features);
    boolean stored = false;
    try {
      stored = writer.store(new TaskSubmission(task, order.owner(), key));
    } finally {
      if (!stored) {
        backlog.leave(1);
      }
    }
    if (!stored) {
      return Optional.empty();
    }
    metrics.countRequest(PredictionSource.ASYNC);
    return Optional.of(id);
  }
}
