package io.matchday.job.control;

/** Where a run stands, as far as can be told from outside. */
public enum RunState {
  /** Under way. */
  RUNNING("running"),
  /** Under way, and asked to stop at its next chunk. */
  STOPPING("stopping"),
  /** Its process is proven dead. */
  LEFT("left by a dead process"),
  /** Its process, of which nothing can be proven, has not been heard of for too long. */
  SILENT("silent"),
  /** Ended well. */
  COMPLETED("done"),
  /** Ended badly, or was stopped. */
  FAILED("failed"),
  /** Given up in favour of another attempt. */
  ABANDONED("given up");

  private final String label;

  RunState(String label) {
    this.label = label;
  }

  /** As it is shown: {@code left by a dead process}. */
  public String label() {
    return label;
  }
}
