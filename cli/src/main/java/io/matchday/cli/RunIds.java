package io.matchday.cli;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.RunId;

/** Reads run numbers given on the command line. */
final class RunIds {

  private RunIds() {}

  static RunId parse(long number) {
    try {
      return new RunId(number);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.USAGE, number + " is no run; see: show runs");
    }
  }
}
