package io.matchday.job.publication;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.RunId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Counts the rejects of a run while it is under way, so that it ends at the next block once there
 * are too many. What it counted is proven by the table when the run is published. Thread-safe.
 */
public final class RejectTally {

  private final RunId run;
  private final RejectLimit limit;
  private final AtomicLong rejected = new AtomicLong();
  private volatile long most = Long.MAX_VALUE;
  private boolean begun;

  /** The tally of a run. */
  public RejectTally(RunId run, RejectLimit limit) {
    this.run = run;
    this.limit = limit;
  }

  /**
   * Begins to count, unless it has begun: every slice calls this before it writes anything.
   *
   * @param rows how many rows the run has to read
   * @param before tells how many of them have been rejected so far
   */
  public synchronized void begin(long rows, LongSupplier before) {
    if (!begun) {
      most = limit.of(rows);
      rejected.set(before.getAsLong());
      begun = true;
    }
  }

  /** Counts rejects that are about to be committed. */
  public void add(long more) {
    rejected.addAndGet(more);
  }

  /**
   * Ends the run when too many rows have been rejected.
   *
   * @throws RefusedException {@link Refusal#BAD_DATA}
   */
  public void check() {
    if (rejected.get() > most) {
      throw new RefusedException(Refusal.BAD_DATA, finding(run, rejected.get(), limit, most));
    }
  }

  static String finding(RunId run, long rejected, RejectLimit limit, long most) {
    return "run %s: %d rows rejected, at most %d may be (%s); see: show rejects %s"
        .formatted(run, rejected, most, limit, run);
  }
}
