package io.matchday.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Our explanations against those of XGBoost's own library, one row a call. */
final class ExplainerComparison {

  private static final double NANOSECONDS_A_MICROSECOND = 1e3;

  private final Path folder;
  private final Effort effort;
  private final PrintWriter out;

  ExplainerComparison(Path folder, Effort effort, PrintWriter out) {
    this.folder = folder;
    this.effort = effort;
    this.out = out;
  }

  void run() {
    for (ModelSize size : ModelSize.values()) {
      compare(size);
    }
  }

  void compare(ModelSize size) {
    MeasuredData.model(folder.resolve("models"), size);
    double ours = measure("ours", size);
    double reference = measure("reference", size);
    out.printf(
        Locale.ROOT,
        "%s, one explanation, us\t%.1f\t%.1f\t%.2f%n",
        size.label(),
        ours,
        reference,
        reference / ours);
    out.flush();
  }

  private double measure(String side, ModelSize size) {
    return Measurement.of(
                effort.spend(
                    new OptionsBuilder()
                        .include(ExplainerBenchmark.class.getName() + "." + side + "$")
                        .param("folder", folder.resolve("models").toString())
                        .param("size", size.label())
                        .shouldFailOnError(true)
                        .output(folder.resolve("jmh.log").toString())))
            .nanoseconds()
        / NANOSECONDS_A_MICROSECOND;
  }
}
