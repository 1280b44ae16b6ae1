package io.matchday.job.night;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.matchday.job.BatchEngine;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs nights at their times, once for all processes on one database. A night that nobody ran in
 * time is run by the first that starts; of several that were missed, one. A night that fails is
 * tried again a few times, then left to the next; one that was stopped is taken up by the next
 * process.
 */
public final class NightSchedule implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NightSchedule.class);
  private static final String TASK = "nightly";
  private static final String TABLE = "scheduled_task";

  /** With the limit below, a night counts as left as late as a run on another host does. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private static final int MISSED_HEARTBEATS = 6;

  /** Longer than any process is given to end. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  /**
   * How the schedule keeps its times.
   *
   * @param look how often it looks whether a night is due
   * @param retryAfter how long after a failure a night is tried again
   * @param retries how often
   */
  public record Pace(Duration look, Duration retryAfter, int retries) {

    /** Looks every two seconds; tries three times more, ten minutes apart. */
    public static final Pace USUAL = new Pace(Duration.ofSeconds(2), Duration.ofMinutes(10), 3);
  }

  private final NightTimes times;
  private final Pace pace;
  private final BatchEngine engine;
  private final Supplier<NightReport> night;
  private final Clock clock;
  private final RecurringTask<Void> task;
  private final Scheduler scheduler;

  /**
   * Nights on this database; none is run before {@link #start()}.
   *
   * @param engine what the night runs on: once it was asked to stop, no night begins
   * @param night runs one night
   */
  public NightSchedule(
      Database database,
      NightTimes times,
      BatchEngine engine,
      Supplier<NightReport> night,
      Clock clock) {
    this(database, times, engine, night, new Timing(clock, Pace.USUAL));
  }

  record Timing(Clock clock, Pace pace) {}

  NightSchedule(
      Database database,
      NightTimes times,
      BatchEngine engine,
      Supplier<NightReport> night,
      Timing timing) {
    this.times = times;
    this.pace = timing.pace();
    this.engine = engine;
    this.night = night;
    this.clock = timing.clock();
    this.task =
        Tasks.recurring(TASK, times.schedule())
            .doNotScheduleOnStartup()
            .onFailure((ended, operations) -> operations.reschedule(ended, afterFailure(ended)))
            .execute((instance, context) -> runNight());
    this.scheduler =
        Scheduler.create(database.dataSource(), task)
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .clock(clock::instant)
            .threads(1)
            .executorService(PatientExecutors.one("matchday-night"))
            .dueExecutor(PatientExecutors.one("matchday-night-due"))
            .housekeeperExecutor(PatientExecutors.oneLater("matchday-night-keeper"))
            .pollingInterval(pace.look())
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(PATIENCE)
            .failureLogging(LogLevel.OFF, false)
            .build();
  }

  /** Begins to run nights; one that was missed at once. */
  public void start() {
    plan();
    scheduler.start();
  }

  /**
   * What stands in the database is kept, unless the expression has changed meanwhile: a time that
   * has passed is a night that was missed, and one after a failure is a retry.
   */
  private void plan() {
    TaskInstance<Void> instance = task.instance(RecurringTask.INSTANCE);
    Instant now = clock.instant();
    Instant next = times.after(now);
    try {
      Optional<ScheduledExecution<Object>> planned = scheduler.getScheduledExecution(instance);
      if (planned.isEmpty()) {
        scheduler.scheduleIfNotExists(instance, next);
      } else if (planned.get().getExecutionTime().isAfter(now)
          && !planned.get().getExecutionTime().equals(next)
          && planned.get().getConsecutiveFailures() == 0) {
        scheduler.reschedule(instance, next);
      }
    } catch (DbSchedulerException e) {
      LOG.warn("another process is planning the night just now: {}", e.getMessage());
    }
  }

  private void runNight() {
    engine.checkStopping();
    LOG.info("the night begins");
    NightReport report = night.get();
    report.lines().forEach(line -> LOG.info("night {}: {}", report.run(), line));
    report.warnings().forEach(warning -> LOG.warn("night {}: {}", report.run(), warning));
  }

  /** A night that was stopped is due at once: for the next process, since none begins here. */
  private Instant afterFailure(ExecutionComplete ended) {
    Instant now = ended.getTimeDone();
    if (engine.isStopping()) {
      return now;
    }
    boolean again = ended.getExecution().consecutiveFailures < pace.retries();
    Instant next = times.after(now);
    Instant retry = now.plus(pace.retryAfter());
    Instant then = again && retry.isBefore(next) ? retry : next;
    ended.getCause().ifPresent(cause -> tell(cause, then));
    return then;
  }

  private static void tell(Throwable cause, Instant then) {
    if (cause instanceof RefusedException refused && refused.refusal() == Refusal.TRY_AGAIN) {
      LOG.warn("the night waits until {}: {}", then, refused.getMessage());
    } else if (cause instanceof RefusedException refused) {
      LOG.error("the night was refused; next at {}: {}", then, refused.getMessage());
    } else {
      LOG.error("the night failed; next at {}", then, cause);
    }
  }

  /** Waits for the night under way, which the engine must have been asked to stop. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
