package io.matchday.serving;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many tasks wait, without asking the database for each: counted here, and set right by the
 * worker's look at the store. Thread-safe.
 */
final class TaskBacklog {

  private final int capacity;
  private final AtomicInteger waiting = new AtomicInteger();
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
  void correct(int seenBefore, int stored) {
    waiting.addAndGet(stored - seenBefore);
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
