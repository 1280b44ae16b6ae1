package io.matchday.job.feature;

import io.matchday.job.Progress;

/** Asks for a stop after so many matches. */
final class StoppingProgress implements Progress {

  private final long after;
  private final Runnable stop;
  private long seen;

  StoppingProgress(long after, Runnable stop) {
    this.after = after;
    this.stop = stop;
  }

  @Override
  public void begin(String what, long total) {
    // Nothing is shown.
  }

  @Override
  public void advance(long by) {
    seen += by;
    if (seen == after) {
      stop.run();
    }
  }

  @Override
  public void end() {
    // Nothing is shown.
  }
}
