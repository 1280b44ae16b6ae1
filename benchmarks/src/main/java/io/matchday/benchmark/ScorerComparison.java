package io.matchday.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Our scorer against XGBoost's own library, case by case, each case's two sides in turn. */
final class ScorerComparison {

  private static final int[] BLOCKS = {1, 64, 1_000};
  private static final double NANOSECONDS_A_MICROSECOND = 1e3;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  private final Path folder;
  private final Effort effort;
  private final PrintWriter out;

  ScorerComparison(Path folder, Effort effort, PrintWriter out) {
    this.folder = folder;
    this.effort = effort;
    this.out = out;
  }

  void run() {
    for (ModelSize size : ModelSize.values()) {
      MeasuredData.model(models(), size);
      for (int rows : BLOCKS) {
        compare(size, rows);
      }
    }
    load();
  }

  /** One thread, two threads, what the second adds, and what is allocated. */
  void compare(ModelSize size, int rows) {
    String name = "%s, %s".formatted(size.label(), rows == 1 ? "one row" : "blocks of " + rows);
    RunResult ours = measure("ours", size, rows, 1);
    RunResult reference = measure("reference", size, rows, 1);
    times(name + ", 1 thread, us a row", ours, reference, rows);
    RunResult oursTwice = measure("ours", size, rows, 2);
    RunResult referenceTwice = measure("reference", size, rows, 2);
    times(name + ", 2 threads, us a row and thread", oursTwice, referenceTwice, rows);
    line(
        name + ", 2 threads against 1, rows a ms",
        2 * rows * NANOSECONDS_A_MILLISECOND / nanoseconds(oursTwice),
        rows * NANOSECONDS_A_MILLISECOND / nanoseconds(ours),
        2 * nanoseconds(ours) / nanoseconds(oursTwice));
    double allocated = bytes(ours) / rows;
    double referenceAllocated = bytes(reference) / rows;
    line(
        name + ", bytes allocated a row",
        allocated,
        referenceAllocated,
        referenceAllocated / allocated);
  }

  private void times(String name, RunResult ours, RunResult reference, int rows) {
    line(
        name,
        nanoseconds(ours) / rows / NANOSECONDS_A_MICROSECOND,
        nanoseconds(reference) / rows / NANOSECONDS_A_MICROSECOND,
        nanoseconds(reference) / nanoseconds(ours));
  }

  private RunResult measure(String side, ModelSize size, int rows, int threads) {
    return only(
        effort
            .spend(options(ScorerBenchmark.class, side, size))
            .param("rows", Integer.toString(rows))
            .threads(threads)
            .addProfiler(GCProfiler.class));
  }

  private void load() {
    for (ModelSize size : ModelSize.values()) {
      double ours = nanoseconds(loaded("ours", size)) / NANOSECONDS_A_MILLISECOND;
      double reference = nanoseconds(loaded("reference", size)) / NANOSECONDS_A_MILLISECOND;
      line(size.label() + ", cold load and first row, ms", ours, reference, reference / ours);
    }
  }

  private RunResult loaded(String side, ModelSize size) {
    return only(
        options(LoadBenchmark.class, side, size)
            .forks(3)
            .warmupIterations(0)
            .measurementIterations(1));
  }

  private ChainedOptionsBuilder options(Class<?> benchmark, String side, ModelSize size) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "." + side + "$")
        .param("folder", models().toString())
        .param("size", size.label())
        .shouldFailOnError(true)
        .output(folder.resolve("jmh.log").toString());
  }

  private static RunResult only(ChainedOptionsBuilder options) {
    try {
      return new Runner(options.build()).runSingle();
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed; see jmh.log", e);
    }
  }

  private Path models() {
    return folder.resolve("models");
  }

  private static double nanoseconds(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  /** Bytes allocated a call; a few a second of the harness itself are not counted. */
  private static double bytes(RunResult result) {
    Result<?> norm = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return norm == null ? Double.NaN : norm.getScore();
  }

  private void line(String name, double ours, double reference, double ratio) {
    out.printf(Locale.ROOT, "%s\t%.3f\t%.3f\t%.2f%n", name, ours, reference, ratio);
    out.flush();
  }
}
