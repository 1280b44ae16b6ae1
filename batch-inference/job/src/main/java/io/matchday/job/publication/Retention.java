package io.matchday.job.publication;

import io.matchday.job.BatchEngine;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunCounts;
import io.matchday.storage.publication.JdbcRetention;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes room once a run is published: as many published runs of its alias and scope as are to be
 * kept stay whole, older ones keep only the predictions that count in evaluations, and runs that
 * were begun before these and never published lose theirs.
 */
public final class Retention {

  private final JdbcRetention retention;
  private final JdbcRuns runs;
  private final BatchEngine engine;

  /** Retention in this database; it ends early, to go on next time, when the engine stops. */
  public Retention(Database database, BatchEngine engine, Clock clock) {
    this.retention = new JdbcRetention(database, clock);
    this.runs = new JdbcRuns(database, clock);
    this.engine = engine;
  }

  /**
   * Makes room.
   *
   * @param published the run just published
   * @param keep how many runs stay whole, this one included
   * @return how many predictions were deleted
   */
  public long after(PredictionRun published, int keep) {
    Optional<PredictionRun> oldestKept = retention.oldestKept(published, keep);
    if (oldestKept.isEmpty()) {
      return 0;
    }
    long deleted = 0;
    for (PredictionRun old : retention.surplus(oldestKept.get())) {
      deleted += retention.thin(old, engine::isStopping);
    }
    for (PredictionRun left : retention.leftovers(oldestKept.get())) {
      if (runs.abandon(left.id(), RunCounts.NONE, "not published; its predictions were deleted")) {
        deleted += retention.discard(left, engine::isStopping);
      }
    }
    return deleted;
  }
}
