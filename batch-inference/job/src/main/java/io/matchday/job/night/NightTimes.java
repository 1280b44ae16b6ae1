package io.matchday.job.night;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When nights begin: a cron expression of five fields, in UTC.
 *
 * @param cron such as {@code 15 3 * * *}
 */
public record NightTimes(String cron) {

  /** By this word the library means a schedule that is switched off. */
  private static final String DISABLED = "-";

  /**
   * Checks the expression.
   *
   * @throws IllegalArgumentException when it is none, or names no time that ever comes
   */
  public NightTimes {
    cron = cron.strip();
    if (cron.equals(DISABLED)) {
      throw new IllegalArgumentException("- is no cron expression");
    }
    if (after(schedule(cron), Instant.EPOCH).isEmpty()) {
      throw new IllegalArgumentException(cron + " names a time that never comes");
    }
  }

  private static CronSchedule schedule(String cron) {
    return new CronSchedule(cron, ZoneOffset.UTC, CronStyle.UNIX);
  }

  private static Optional<Instant> after(CronSchedule schedule, Instant instant) {
    Instant next = schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(instant));
    return next.equals(Schedule.NEVER) ? Optional.empty() : Optional.of(next);
  }

  CronSchedule schedule() {
    return schedule(cron);
  }

  /** The first night that begins later than this. */
  public Instant after(Instant instant) {
    return after(schedule(), instant).orElseThrow();
  }
}
