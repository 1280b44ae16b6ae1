package io.matchday.job;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.JdbcRunControl;
import io.matchday.storage.JdbcRunControl.Answer;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunFilter;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Keeps the record of a run: sees to it that no two do the same at once, lets it beat while it is
 * under way, has it stopped when somebody asks for that, and records its end.
 */
public final class RunKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** How old the heartbeat of a run must be for it to count as dead where nothing else tells. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** How often a run is tried to be taken when others take and end it at the same moment. */
  private static final int ATTEMPTS = 20;

  private static final int MOST_UNDER_WAY = 1_000;

  private final JdbcRuns runs;
  private final JdbcRunControl control;
  private final BatchEngine engine;
  private final Clock clock;

  /** Keeps the runs of an engine. */
  public RunKeeper(BatchEngine engine, Clock clock) {
    this.runs = new JdbcRuns(engine.database(), clock);
    this.control = new JdbcRunControl(engine.database(), clock);
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Begins a run, unless one that does the same is under way. One that was left by a dead process
   * stands in nobody's way.
   *
   * @throws RefusedException {@link Refusal#TRY_AGAIN} naming the one under way
   */
  public RunId start(JobKind job, String subject) {
    return first(job, subject, () -> runs.claim(job, subject));
  }

  /**
   * Takes a run before all others that want the same at this moment.
   *
   * @param taking finds out what there is to take, and takes it; done again when another was first
   * @return what was taken
   * @throws RefusedException {@link Refusal#TRY_AGAIN} naming the run that is under way
   */
  public <T> T first(JobKind job, String subject, Supplier<T> taking) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return taking.get();
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        LOG.debug("{} {}: another was first", job.label(), subject, e);
        control.holder(job, subject).filter(this::isOrphan).ifPresent(this::leave);
        long pause = ThreadLocalRandom.current().nextLong(10, 60);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      }
    }
    throw new RefusedException(
        Refusal.TRY_AGAIN,
        "%s %s is begun and ended by others all the time".formatted(job.label(), subject));
  }

  /** Ends all runs that were left, since nobody may come who would do the same again. */
  public void endLeft() {
    RunFilter running =
        new RunFilter(
            Optional.empty(), Optional.of(RunStatus.RUNNING), Optional.empty(), MOST_UNDER_WAY);
    runs.list(running).stream().filter(this::isLeft).forEach(this::leave);
  }

  /** Ends a run that was left, for whoever comes next. */
  private void leave(Run run) {
    control.end(run, RunStatus.FAILED, "left by " + named(run) + ", which is gone");
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
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when the run was taken for dead meanwhile
   */
  public <T> T keep(RunId run, Supplier<Ended<T>> work) {
    engine.stops().begin(run);
    ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(RunKeeper::heartThread);
    ScheduledFuture<?> beats =
        heart.scheduleWithFixedDelay(
            () -> beat(run), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      Ended<T> ended = work.get();
      complete(run, ended);
      return ended.result();
    } catch (RuntimeException | Error e) {
      recordFailure(run, e);
      throw e;
    } finally {
      // Never interrupted: the heart may be using the database.
      beats.cancel(false);
      heart.shutdown();
      engine.stops().end(run);
    }
  }

  /** Work that publishes a run has completed it already. */
  private void complete(RunId run, Ended<?> ended) {
    boolean finished = runs.finish(run, RunStatus.COMPLETED, ended.counts(), ended.message());
    if (!finished
        && runs.find(run).map(Run::status).filter(RunStatus.COMPLETED::equals).isEmpty()) {
      throw takenForDead(run);
    }
  }

  /** Of a run that another process has ended or taken up. */
  public static RefusedException takenForDead(RunId run) {
    return new RefusedException(
        Refusal.TRY_AGAIN,
        "run %s was taken for dead, and ended or taken up elsewhere; see: jobs show %s"
            .formatted(run, run));
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
      Answer answer = control.beat(run);
      if (answer != Answer.GO_ON) {
        LOG.warn("run {} stops: {}", run, answer == Answer.STOP ? "asked to" : "taken for dead");
        engine.stops().stop(run);
      }
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
   * @throws ConcurrencyFailureException when another was first and has ended it: see {@link #first}
   */
  public void resume(Run run) {
    if (!runs.resume(run)) {
      runs.find(run.id()).ifPresent(this::isOrphan);
      throw new OptimisticLockingFailureException("run " + run.id() + " has changed meanwhile");
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
    if (isLeft(run)) {
      return true;
    }
    throw new RefusedException(
        Refusal.TRY_AGAIN,
        "run %s (%s %s) is under way in %s"
            .formatted(run.id(), run.job().label(), run.subject(), named(run)));
  }

  /** Whether a run marked as running is proven, or must be taken, to have been left. */
  public boolean isLeft(Run run) {
    return run.process().isProvenDead() || isSilent(run);
  }

  private static String named(Run run) {
    return "process %d on %s".formatted(run.process().pid(), run.process().host());
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
