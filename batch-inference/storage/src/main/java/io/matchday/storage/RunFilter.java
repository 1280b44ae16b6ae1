package io.matchday.storage;

import java.util.Optional;

/**
 * Which runs are listed; what is empty does not matter.
 *
 * @param job of this job
 * @param status that stand here
 * @param before only runs with a lesser number
 * @param limit the most rows, at least 1
 */
public record RunFilter(
    Optional<JobKind> job, Optional<RunStatus> status, Optional<RunId> before, int limit) {

  /** Refuses a limit below 1. */
  public RunFilter {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is below 1");
    }
  }
}
