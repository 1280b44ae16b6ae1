package io.matchday.job;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the record of a run while it is under way: its heartbeat and its end. */
public final class RunKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** How old the heartbeat of a run must be for it to count as dead where nothing else tells. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final JdbcRuns runs;
  private final Clock clock;

  /** Keeps these runs. */
  public RunKeeper(JdbcRuns runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param counts its rows
   * @param message what is worth knowing
   * @param result what the caller gets
   * @param <T> the type of the result
   */
  public record Ended<T>(RunCounts counts, String message, T result) {}

  /**
   * Does the work of a run, beating meanwhile, and records how it ended.
   *
   * @param run a run that was started or resumed
   * @param work what to do
   * @return the result of the work; what it throws is thrown on
   */
  public <T> T keep(RunId run, Supplier<Ended<T>> work) {
    ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(RunKeeper::heartThread);
    ScheduledFuture<?> beats =
        heart.scheduleWithFixedDelay(
            () -> beat(run), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      Ended<T> ended = work.get();
      runs.finish(run, RunStatus.COMPLETED, ended.counts(), ended.message());
      return ended.result();
    } catch (RuntimeException | Error e) {
      recordFailure(run, e);
      throw e;
    } finally {
      // Never interrupted: the heart may be using the database.
      beats.cancel(false);
      heart.shutdown();
    }
  }

  private void recordFailure(RunId run, Throwable failure) {
    try {
      String message = failure.getMessage();
      runs.finish(
          run, RunStatus.FAILED, RunCounts.NONE, message == null ? failure.toString() : message);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void beat(RunId run) {
    try {
      runs.beat(run);
    } catch (RuntimeException e) {
      // One missed beat is no reason to end a run; silence is judged by the next launch.
      LOG.warn("run {} could not beat: {}", run, e.getMessage());
    }
  }

  private static Thread heartThread(Runnable work) {
    Thread thread = new Thread(work, "matchday-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes a run up again that failed or was left.
   *
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when another process was first
   */
  public void resume(Run run) {
    if (!runs.resume(run)) {
      throw new RefusedException(
          Refusal.TRY_AGAIN, "another process has just taken up run " + run.id());
    }
  }

  /**
   * Whether a run marked as running was left by a process that is gone.
   *
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when it may still be under way
   */
  public boolean isOrphan(Run run) {
    if (run.status() != RunStatus.RUNNING) {
      return false;
    }
    if (run.process().isProvenDead() || isSilent(run)) {
      return true;
    }
    throw new RefusedException(
        Refusal.TRY_AGAIN,
        "run %s (%s %s) is under way in process %d on %s"
            .formatted(
                run.id(),
                run.job().label(),
                run.subject(),
                run.process().pid(),
                run.process().host()));
  }

  /**
   * Of another host silence is all there is to go by. A run of this very process is silent when it
   * ended without being able to say so: the database was away.
   */
  private boolean isSilent(Run run) {
    boolean untold = !run.process().isOnThisHost() || run.process().isThisOne();
    return untold && run.heartbeatAt().plus(SILENCE).isBefore(clock.instant());
  }
}
