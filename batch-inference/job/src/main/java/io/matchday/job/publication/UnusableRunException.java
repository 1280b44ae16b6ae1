package io.matchday.job.publication;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;

/** A run that can never be published: the next launch has to make a new attempt. */
public final class UnusableRunException extends RuntimeException {

  private final String summary;
  private final String detail;

  UnusableRunException(String summary, String detail) {
    super(detail);
    this.summary = summary;
    this.detail = detail;
  }

  /** What is recorded of the run, in a few words. */
  public String summary() {
    return summary;
  }

  /** What the caller is told. */
  public RefusedException refused() {
    return new RefusedException(Refusal.TRY_AGAIN, detail);
  }
}
