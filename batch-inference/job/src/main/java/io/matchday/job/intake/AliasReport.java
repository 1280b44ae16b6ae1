package io.matchday.job.intake;

import io.matchday.refusal.Problem;
import java.util.List;

/**
 * What came of a file of spellings.
 *
 * @param stored spellings that are kept now
 * @param moved matches that changed teams
 * @param joined matches that were kept under both spellings and are one now
 * @param problems spellings that could not be taken because the matches contradict them; for these
 *     nothing has changed
 */
public record AliasReport(int stored, int moved, int joined, List<Problem> problems) {

  /** Copies the problems. */
  public AliasReport {
    problems = List.copyOf(problems);
  }
}
