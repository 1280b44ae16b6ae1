package io.matchday.serving;

import io.matchday.storage.ClaimedTask;
import io.matchday.storage.JdbcTaskIntake;
import io.matchday.storage.TaskSubmission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Stores tasks: what comes in while one transaction is being committed goes into the next together,
 * written by one thread, which nobody interrupts. Thread-safe.
 */
final class TaskWriter implements AutoCloseable {

  private static final int MOST_AT_ONCE = 500;
  private static final Duration LOOK_FOR_CLOSING = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** A task and the request that waits for it: true once it is stored, false for a used key. */
  private record Waiting(TaskSubmission submission, CompletableFuture<Boolean> stored) {}

  private final JdbcTaskIntake intake;
  private final TaskBacklog backlog;
  private final TaskHandover handover;
  private final Duration lease;
  private final Clock clock;
  private final TaskIds ids;
  private final String claimant = UUID.randomUUID().toString();
  private long claims;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "matchday-task-writer");
  private volatile boolean closed;

  TaskWriter(
      JdbcTaskIntake intake,
      TaskBacklog backlog,
      TaskHandover handover,
      Duration lease,
      Clock clock) {
    this.intake = intake;
    this.backlog = backlog;
    this.handover = handover;
    this.lease = lease;
    this.clock = clock;
    this.ids = new TaskIds(clock);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** An id for a task. */
  String newId() {
    return ids.next();
  }

  /**
   * Stores a task; it is committed when this returns.
   *
   * @return false when its owner has used its idempotency key before, and nothing is stored
   */
  boolean store(TaskSubmission submission) {
    Waiting waiting = new Waiting(submission, new CompletableFuture<>());
    queue.add(waiting);
    if (!thread.isAlive()) {
      waiting.stored.completeExceptionally(stopping());
    }
    try {
      return waiting.stored.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static HttpProblem stopping() {
    return HttpProblem.unavailable("the service is stopping", RETRY);
  }

  private void run() {
    List<Waiting> batch = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(LOOK_FOR_CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_AT_ONCE - 1);
        }
      } catch (InterruptedException e) {
        // Nobody means to: tasks are stored until the writer is closed.
        continue;
      }
      if (!batch.isEmpty()) {
        storeTogether(batch);
        batch.clear();
        backlog.wakeWorker();
      }
    }
  }

  private void storeTogether(List<Waiting> batch) {
    try {
      store(batch.stream().map(Waiting::submission).toList());
      batch.forEach(one -> one.stored.complete(true));
    } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
      // One of them is to blame; the others must not suffer.
      batch.forEach(this::storeAlone);
    } catch (RuntimeException | Error e) {
      // Those that wait are told; the thread goes on for those to come.
      batch.forEach(one -> one.stored.completeExceptionally(e));
    }
  }

  /** Stores and hands over to the worker beside, as long as it keeps up. */
  private void store(List<TaskSubmission> submissions) {
    if (handover.hasRoom()) {
      String claim = claimant + "/" + claims++;
      Instant heldUntil = clock.instant().plus(lease);
      List<ClaimedTask> held = intake.submitClaimed(submissions, claim, heldUntil);
      handover.put(new TaskHandover.Claim(claim, held, heldUntil));
    } else {
      intake.submit(submissions);
      handover.lookIntoStore();
    }
  }

  private void storeAlone(Waiting one) {
    try {
      store(List.of(one.submission));
      one.stored.complete(true);
    } catch (DuplicateKeyException e) {
      one.stored.complete(false);
    } catch (RuntimeException | Error e) {
      one.stored.completeExceptionally(e);
    }
  }

  /** Stores what still waits, then ends. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    queue.forEach(one -> one.stored.completeExceptionally(stopping()));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
