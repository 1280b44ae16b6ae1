package io.matchday.storage;

import java.time.Duration;

/**
 * What one step of a run took.
 *
 * @param step its name
 * @param status where it stands, in the words of Spring Batch
 * @param launches how often it was begun: more than once when the run was cut off in it
 * @param time how long it worked, all launches together; those of a process that died count for
 *     nothing
 */
public record StepTime(String step, String status, int launches, Duration time) {

  StepTime plus(StepTime later) {
    return new StepTime(step, later.status, launches + later.launches, time.plus(later.time));
  }
}
