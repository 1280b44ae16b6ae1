package io.matchday.serving;

import io.matchday.feature.FeatureVector;
import io.matchday.storage.FinishedTask;
import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.PredictionTask;
import io.matchday.storage.TaskResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the predictions that were put off, a batch at a time, and clears away old ones. For one
 * thread; workers of several processes may share one store.
 */
final class TaskWorker {

  private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);
  private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);

  /** How many lifetimes an expired task is told apart from one that never was. */
  private static final int LIFETIMES_REMEMBERED = 24;

  private final JdbcPredictionTasks tasks;
  private final TaskBacklog backlog;
  private final TaskSettings settings;
  private final OnlinePredictions predictions;
  private final Clock clock;
  private final String claimant = UUID.randomUUID().toString();
  private Instant nextHousekeeping = Instant.MIN;
  private long claims;

  TaskWorker(
      JdbcPredictionTasks tasks,
      TaskBacklog backlog,
      TaskSettings settings,
      OnlinePredictions predictions,
      Clock clock) {
    this.tasks = tasks;
    this.backlog = backlog;
    this.settings = settings;
    this.predictions = predictions;
    this.clock = clock;
  }

  /** Works until no task is left that it may take, or until told to stop. */
  void drain(BooleanSupplier isStopped) {
    keepHouse();
    while (!isStopped.getAsBoolean()) {
      String claim = claimant + "/" + claims++;
      List<PredictionTask> batch = tasks.claim(claim, settings.batchSize(), settings.lease());
      if (batch.isEmpty()) {
        return;
      }
      List<FinishedTask> finished = new ArrayList<>(batch.size());
      for (PredictionTask task : batch) {
        work(task).ifPresent(finished::add);
      }
      tasks.finish(claim, finished);
      backlog.leave(finished.size());
    }
  }

  /** The end of a task, or nothing when it must wait for its model and be taken again. */
  private Optional<FinishedTask> work(PredictionTask task) {
    try {
      ServedModel served = predictions.choose(Optional.of(task.alias()));
      FeatureVector vector =
          PredictionReader.readFeatures(task.features(), served.model().schema());
      return Optional.of(
          FinishedTask.success(
              task.id(),
              new TaskResult(
                  predictions.score(served, vector),
                  served.alias().alias(),
                  served.model().runId())));
    } catch (HttpProblem e) {
      return e.status() == 503
          ? Optional.empty()
          : Optional.of(FinishedTask.failure(task.id(), reason(e)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.error("task {} failed", task.id(), e);
      return Optional.of(FinishedTask.failure(task.id(), "the prediction failed"));
    }
  }

  private static String reason(HttpProblem problem) {
    if (problem.errors().isEmpty()) {
      return problem.detail();
    }
    return "the model changed after the task was submitted: " + problem.errors().get(0);
  }

  private void keepHouse() {
    Instant now = clock.instant();
    if (now.isBefore(nextHousekeeping)) {
      return;
    }
    nextHousekeeping = now.plus(HOUSEKEEPING);
    int before = backlog.waiting();
    backlog.correct(before, tasks.pending());
    int lost =
        tasks.giveUp(settings.attempts(), "given up after " + settings.attempts() + " tries");
    backlog.leave(lost);
    tasks.expire(settings.timeToLive());
    tasks.remove(settings.timeToLive().multipliedBy(LIFETIMES_REMEMBERED));
  }
}
