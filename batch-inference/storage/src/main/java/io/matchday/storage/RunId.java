package io.matchday.storage;

/**
 * The number of a run: one execution of one of our jobs.
 *
 * @param value 1 to 2^31-1
 */
public record RunId(long value) {

  /** Refuses numbers outside 1 to 2^31-1. */
  public RunId {
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("run id " + value + " is not in 1.." + Integer.MAX_VALUE);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
