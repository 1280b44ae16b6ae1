package io.matchday.job.publication;

/** Whether the shares of the outcomes must lie within bounds of the last published run. */
public enum ShareBound {
  /** They must. */
  KEPT,
  /** They need not: the run is published all the same, and that is recorded. */
  OVERRIDDEN
}
