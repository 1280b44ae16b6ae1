package io.matchday.serving;

import io.matchday.storage.PendingTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many tasks wait, without asking the database for each: counted here, and set right by the
 * worker's look at the store. Thread-safe.
 */
final class TaskBacklog {

  private final int capacity;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile Runnable worker = () -> {};

  TaskBacklog(int capacity) {
    this.capacity = capacity;
  }

  /** Counts one more in, unless the store is full. */
  boolean enter() {
    if (waiting.incrementAndGet() > capacity) {
      waiting.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave(int count) {
    waiting.addAndGet(-count);
  }

  /** Corrects the count by what another process added or took. */
  void correct(int seenBefore, PendingTasks stored) {
    waiting.addAndGet(stored.count() - seenBefore);
    oldest = stored.oldest();
  }

  /** How long the oldest task waits, as last seen; 0 when none does. */
  double oldestAgeSeconds(Instant now) {
    double seconds =
        oldest.map(submitted -> Duration.between(submitted, now).toMillis() / 1e3).orElse(0.0);
    return waiting() > 0 ? Math.max(0, seconds) : 0;
  }

  int waiting() {
    return waiting.get();
  }

  void wokenBy(Runnable wake) {
    this.worker = wake;
  }

  void wakeWorker() {
    worker.run();
  }
}
