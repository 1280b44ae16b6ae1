package io.matchday.job;

/** A job broke down: a fault of ours or of the machine, never of the input. */
public final class JobFailedException extends RuntimeException {

  /** A job broke down, for this reason. */
  public JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
