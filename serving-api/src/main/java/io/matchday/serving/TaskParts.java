package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.JdbcTaskIntake;
import io.matchday.storage.JdbcTaskUpkeep;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everything behind scoring later, put together, and its two threads: one takes in, one works. */
final class TaskParts implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  final TaskDesk desk;
  final TaskStates states;

  private final TaskWriter writer;
  private final Repeating drain;
  private final AtomicBoolean stopped = new AtomicBoolean();

  TaskParts(
      TaskSettings settings,
      Database database,
      OnlinePredictions predictions,
      DatabaseReads reads,
      Clock clock) {
    JdbcTaskIntake intake = new JdbcTaskIntake(database, clock);
    JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
    TaskBacklog backlog = new TaskBacklog(settings.capacity());
    ServingMetrics metrics = predictions.metrics();
    metrics.showTasks(backlog::waiting, () -> backlog.oldestAgeSeconds(clock.instant()));
    TaskHandover handover = new TaskHandover(settings.batchSize());
    writer = new TaskWriter(intake, backlog, handover, settings.lease(), clock);
    RepeatedSubmissions repeated = new RepeatedSubmissions(intake);
    desk = new TaskDesk(predictions, writer, repeated, backlog, reads);
    states = new TaskStates(tasks, reads, backlog, settings.timeToLive(), clock);
    TaskBackoff backoff = new TaskBackoff(settings.backoff(), new SplittableRandom());
    TaskScorer scorer = new TaskScorer(predictions, settings.attempts(), backoff, clock);
    TaskWorker.Store store =
        new TaskWorker.Store(tasks, new JdbcTaskUpkeep(database, clock), handover);
    TaskWorker worker = new TaskWorker(store, backlog, settings, scorer, clock);
    drain = new Repeating("tasks", POLL, () -> worker.drain(stopped::get));
    backlog.wokenBy(drain::wake);
  }

  void start() {
    writer.start();
    drain.started();
  }

  /** Stores what was handed in and ends the batch that is being worked at. */
  @Override
  public void close() {
    writer.close();
    stopped.set(true);
    drain.close();
  }
}
