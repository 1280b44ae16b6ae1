package io.matchday.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
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
    Measurement ours = measure("ours", size, rows, 1);
    Measurement reference = measure("reference", size, rows, 1);
    times(name + ", 1 thread, us a row", ours, reference, rows);
    Measurement oursTwice = measure("ours", size, rows, 2);
    Measurement referenceTwice = measure("reference", size, rows, 2);
    times(name + ", 2 threads, us a row and thread", oursTwice, referenceTwice, rows);
    line(
        name + ", 2 threads against 1, rows a ms",
        2 * rows * NANOSECONDS_A_MILLISECOND / oursTwice.nanoseconds(),
        rows * NANOSECONDS_A_MILLISECOND / ours.nanoseconds(),
        2 * ours.nanoseconds() / oursTwice.nanoseconds());
    double allocated = ours.bytes() / rows;
    double referenceAllocated = reference.bytes() / rows;
    line(
        name + ", bytes allocated a row",
        allocated,
        referenceAllocated,
        referenceAllocated / allocated);
  }

  private void times(String name, Measurement ours, Measurement reference, int rows) {
    line(
        name,
        ours.nanoseconds() / rows / NANOSECONDS_A_MICROSECOND,
        reference.nanoseconds() / rows / NANOSECONDS_A_MICROSECOND,
        reference.nanoseconds() / ours.nanoseconds());
  }

  private Measurement measure(String side, ModelSize size, int rows, int threads) {
    return Measurement.of(
        effort
            .spend(options(ScorerBenchmark.class, side, size))
            .param("rows", Integer.toString(rows))
            .threads(threads)
            .addProfiler(GCProfiler.class));
  }

  private void load() {
    for (ModelSize size : ModelSize.values()) {
      double ours = loaded("ours", size).nanoseconds() / NANOSECONDS_A_MILLISECOND;
      double reference = loaded("reference", size).nanoseconds() / NANOSECONDS_A_MILLISECOND;
      line(size.label() + ", cold load and first row, ms", ours, reference, reference / ours);
    }
  }

  private Measurement loaded(String side, ModelSize size) {
    return Measurement.of(
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

  private Path models() {
    return folder.resolve("models");
  }

  private void line(String name, double ours, double reference, double ratio) {
    out.printf(Locale.ROOT, "%s\t%.3f\t%.3f\t%.2f%n", name, ours, reference, ratio);
    out.flush();
  }
}
