package io.matchday.job.feature;

import io.matchday.storage.RunId;

/**
 * What a build of features came to.
 *
 * @param run its run
 * @param matches how many matches were replayed
 * @param inserted rows of matches that had none
 * @param updated rows that say something else than before
 * @param deleted rows whose match is no more
 */
public record FeatureReport(RunId run, long matches, long inserted, long updated, long deleted) {

  /** Rows that were right as they stood. */
  public long unchanged() {
    return matches - inserted - updated;
  }
}
