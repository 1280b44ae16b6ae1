package io.matchday.job.prediction;

import io.matchday.job.Progress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Does something inside the transaction of the n-th block written. */
final class AtBlock implements Progress {

  private final int block;
  private final Runnable action;
  private final AtomicInteger blocks = new AtomicInteger();
  private final AtomicLong rows = new AtomicLong();

  AtBlock(int block, Runnable action) {
    this.block = block;
    this.action = action;
  }

  /** How many rows were written or rejected. */
  long rows() {
    return rows.get();
  }

  @Override
  public void begin(String task, long total) {}

  @Override
  public void advance(long done) {
    rows.addAndGet(done);
    if (blocks.incrementAndGet() == block) {
      action.run();
    }
  }

  @Override
  public void end() {}
}
