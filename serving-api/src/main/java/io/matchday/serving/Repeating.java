package io.matchday.serving;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work done again and again by a thread of its own: after every pause, or at once when woken.
 * Stopping lets the work under way end and never interrupts it, because an interrupt during a
 * database call can break an embedded database.
 */
final class Repeating implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

  private final String name;
  private final Duration pause;
  private final Runnable work;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;
  private String lastFailure = "";

  Repeating(String name, Duration pause, Runnable work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
    this.thread = new Thread(this::run, "matchday-" + name);
    this.thread.setDaemon(true);
  }

  Repeating started() {
    thread.start();
    return this;
  }

  /** Ends the pause. */
  void wake() {
    wakeUps.release();
  }

  boolean isStopped() {
    return stopped;
  }

  private void run() {
    while (!stopped) {
      try {
        work.run();
        lastFailure = "";
      } catch (RuntimeException | Error e) {
        // An error too: one round without memory must not end what all answers depend on.
        report(e);
      }
      try {
        if (wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          wakeUps.drainPermits();
        }
      } catch (InterruptedException e) {
        LOG.warn("{} was interrupted and goes on until it is stopped", name);
      }
    }
  }

  /** The next round may succeed; the same failure is told once. */
  private void report(Throwable failure) {
    String told = String.valueOf(failure.getMessage());
    if (told.equals(lastFailure)) {
      return;
    }
    lastFailure = told;
    if (failure instanceof Exception e && ProblemResolver.isDatabaseAway(e)) {
      LOG.warn("{} waits for the database: {}", name, told);
    } else {
      LOG.error("{} failed and will be tried again", name, failure);
    }
  }

  @Override
  public void close() {
    stopped = true;
    wake();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
