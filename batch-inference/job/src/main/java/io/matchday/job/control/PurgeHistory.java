package io.matchday.job.control;

import io.matchday.job.BatchEngine;
import io.matchday.job.RunKeeper;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRunHistory;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Forgets old runs and what Spring Batch remembers of them, a run a transaction. Prediction runs
 * that ended well stay, and of each job the newest run and the newest that ended well. Runs that
 * were left by a dead process are ended, to be forgotten in their turn.
 */
public final class PurgeHistory {

  /** The most days that can be asked for: about a century. */
  public static final int MAX_DAYS = 36_500;

  private static final int PAGE = 500;

  private final JdbcRunHistory history;
  private final RunKeeper keeper;
  private final BatchEngine engine;
  private final Clock clock;

  /** The purge of this database. */
  public PurgeHistory(Database database, BatchEngine engine, Clock clock) {
    this.history = new JdbcRunHistory(database);
    this.keeper = new RunKeeper(engine, clock);
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * What was forgotten.
   *
   * @param runs runs, with their rejected rows
   * @param batchJobs further jobs of Spring Batch, of runs that stay
   */
  public record Purged(long runs, long batchJobs) {}

  /**
   * Forgets what ended longer ago.
   *
   * @param keepDays how many days are kept, 1 to {@link #MAX_DAYS}
   * @throws RefusedException {@link Refusal#USAGE} when it is none of these
   */
  public Purged run(int keepDays) {
    if (keepDays < 1 || keepDays > MAX_DAYS) {
      throw new RefusedException(
          Refusal.USAGE, "--keep-days must be 1 to %d, is %d".formatted(MAX_DAYS, keepDays));
    }
    keeper.endLeft();
    Instant before = clock.instant().minus(Duration.ofDays(keepDays));
    long runs = 0;
    while (true) {
      List<RunId> page = history.endedBefore(before, PAGE);
      long forgotten = page.stream().filter(run -> forget(run, before)).count();
      runs += forgotten;
      if (forgotten == 0) {
        return new Purged(runs, history.forgetSteps(before));
      }
    }
  }

  private boolean forget(RunId run, Instant before) {
    engine.checkStopping();
    return history.forget(run, before);
  }
}
