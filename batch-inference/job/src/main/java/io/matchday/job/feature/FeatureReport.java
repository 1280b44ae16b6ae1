package io.matchday.job.feature;

import io.matchday.storage.RunId;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a build of features came to.
 *
 * @param run its run
 * @param matches how many matches there are
 * @param sets what became of the rows of each set, newest set first
 */
public record FeatureReport(RunId run, long matches, List<SetRows> sets) {

  /** Copies the list. */
  public FeatureReport {
    sets = List.copyOf(sets);
  }

  /** Rows of matches that had none, of all sets. */
  public long inserted() {
    return sum(SetRows::inserted);
  }

  /** Rows that say something else than before, of all sets. */
  public long updated() {
    return sum(SetRows::updated);
  }

  private long sum(ToLongFunction<SetRows> count) {
    return sets.stream().mapToLong(count).sum();
  }

  /**
   * What became of the rows of one feature set.
   *
   * @param set its name
   * @param inserted rows of matches that had none
   * @param updated rows that say something else than before
   * @param unchanged rows that were right as they stood
   * @param deleted rows whose match is no more
   * @param replayed how many matches were gone through again; rows of earlier ones are right as
   *     they stand, since nothing in the past has changed
   */
  public record SetRows(
      String set, long inserted, long updated, long unchanged, long deleted, long replayed) {

    /** For people: {@code ratings-1: 2 new, 1 changed, 5 unchanged, 0 removed, 3 replayed}. */
    public String summary() {
      return "%s: %d new, %d changed, %d unchanged, %d removed, %d replayed"
          .formatted(set, inserted, updated, unchanged, deleted, replayed);
    }
  }
}
