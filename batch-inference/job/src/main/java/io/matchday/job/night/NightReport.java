package io.matchday.job.night;

import io.matchday.storage.RunId;
import java.util.List;

/**
 * What a night came to.
 *
 * @param run its run
 * @param lines what each step says of itself, in order
 * @param warnings what somebody should look at in the morning
 */
public record NightReport(RunId run, List<String> lines, List<String> warnings) {

  /** Copies the lists. */
  public NightReport {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }
}
