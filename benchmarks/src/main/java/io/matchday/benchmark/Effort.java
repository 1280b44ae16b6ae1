package io.matchday.benchmark;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured. */
enum Effort {
  /** Two short iterations in one process, after enough rows for vectors to be compiled. */
  QUICK(1, 4, 2, 400),
  /** Five long ones in each of two. */
  FULL(2, 4, 5, 1_000);

  private final int forks;
  private final int warmups;
  private final int iterations;
  private final long milliseconds;

  Effort(int forks, int warmups, int iterations, long milliseconds) {
    this.forks = forks;
    this.warmups = warmups;
    this.iterations = iterations;
    this.milliseconds = milliseconds;
  }

  ChainedOptionsBuilder spend(ChainedOptionsBuilder options) {
    return options
        .forks(forks)
        .warmupIterations(warmups)
        .warmupTime(TimeValue.milliseconds(milliseconds))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.milliseconds(milliseconds));
  }
}
