package io.matchday.benchmark;

import io.matchday.feature.FeatureSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How fast one thread makes feature rows, and whether a row of a longer history costs more: every
 * set over some seasons, twice and four times as many.
 */
final class FeatureScaling {

  private static final int SEASONS = 6;
  private static final int[] TIMES = {1, 2, 4};
  private static final double NANOSECONDS_A_SECOND = 1e9;
  private static final double BYTES_A_MEGABYTE = 1e6;

  private final Path folder;
  private final Effort effort;
  private final PrintWriter out;

  FeatureScaling(Path folder, Effort effort, PrintWriter out) {
    this.folder = folder;
    this.effort = effort;
    this.out = out;
  }

  void run() {
    out.println("features\tmatches\trows/s\ttime a row, 1x = 1\tbytes a row\tMB held");
    for (FeatureSet set : FeatureSet.all()) {
      scale(set, SEASONS);
    }
  }

  /** A line for so many seasons, for twice and for four times as many. */
  void scale(FeatureSet set, int seasons) {
    double first = Double.NaN;
    for (int times : TIMES) {
      int rows = times * seasons * MeasuredMatches.A_SEASON;
      Measurement replay = measure(set, times * seasons);
      double aRow = replay.nanoseconds() / rows;
      first = times == 1 ? aRow : first;
      out.printf(
          Locale.ROOT,
          "%s\t%d\t%.0f\t%.2f\t%.0f\t%.1f%n",
          set.name(),
          rows,
          NANOSECONDS_A_SECOND / aRow,
          aRow / first,
          replay.bytes() / rows,
          FeatureBenchmark.held(set, times * seasons) / BYTES_A_MEGABYTE);
      out.flush();
    }
  }

  private Measurement measure(FeatureSet set, int seasons) {
    return Measurement.of(
        effort
            .spend(
                new OptionsBuilder()
                    .include(FeatureBenchmark.class.getName() + ".replay$")
                    .param("set", set.name())
                    .param("seasons", Integer.toString(seasons))
                    .shouldFailOnError(true)
                    .output(folder.resolve("jmh.log").toString()))
            .addProfiler(GCProfiler.class));
  }
}
