package io.matchday.storage;

import java.util.List;

/**
 * What became of the tasks of a claim.
 *
 * @param finished those that ended
 * @param postponed those to be tried again
 */
public record WorkedTasks(List<FinishedTask> finished, List<PostponedTask> postponed) {

  /** Copies the lists. */
  public WorkedTasks {
    finished = List.copyOf(finished);
    postponed = List.copyOf(postponed);
  }
}
