package io.matchday.benchmark;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long is measured.
 *
 * @param forks fresh processes for each case; 0 measures in this one
 * @param warmups iterations whose time does not count
 * @param iterations those whose time counts
 * @param milliseconds the length of each
 */
record Effort(int forks, int warmups, int iterations, long milliseconds) {

  /** Under three minutes in all, with wide errors; warm enough for vectors to be compiled. */
  static final Effort QUICK = new Effort(1, 4, 2, 400);

  /** Under a minute in all for feature replays, which take longer to warm. */
  static final Effort QUICK_REPLAY = new Effort(1, 3, 2, 1_000);

  /** For figures to rely on: long runs, each in two processes. */
  static final Effort FULL = new Effort(2, 4, 5, 1_000);

  ChainedOptionsBuilder spend(ChainedOptionsBuilder options) {
    return options
        .forks(forks)
        .warmupIterations(warmups)
        .warmupTime(TimeValue.milliseconds(milliseconds))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.milliseconds(milliseconds));
  }
}
