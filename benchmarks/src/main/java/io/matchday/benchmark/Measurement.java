package io.matchday.benchmark;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * What one benchmark took.
 *
 * @param nanoseconds a call
 * @param bytes allocated a call, a few a second of the harness itself among them; NaN where the
 *     collector was not asked
 */
record Measurement(double nanoseconds, double bytes) {

  /** Runs the one benchmark that the options name. */
  static Measurement of(ChainedOptionsBuilder options) {
    try {
      RunResult result = new Runner(options.build()).runSingle();
      Result<?> norm = result.getSecondaryResults().get("gc.alloc.rate.norm");
      return new Measurement(
          result.getPrimaryResult().getScore(), norm == null ? Double.NaN : norm.getScore());
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed; see jmh.log", e);
    }
  }
}
