package io.matchday.job.night;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that are never interrupted, whoever asks for it: they talk to the database, and an
 * interrupt there breaks an embedded one. What is asked to stop now takes no more work and ends
 * what it is at.
 */
final class PatientExecutors {

  private static final class One extends ThreadPoolExecutor {
    One(ThreadFactory threads) {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }

  private static final class OneLater extends ScheduledThreadPoolExecutor {
    OneLater(ThreadFactory threads) {
      super(1, threads);
      setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }

  private PatientExecutors() {}

  static ExecutorService one(String name) {
    return new One(work -> daemon(work, name));
  }

  static ScheduledExecutorService oneLater(String name) {
    return new OneLater(work -> daemon(work, name));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
