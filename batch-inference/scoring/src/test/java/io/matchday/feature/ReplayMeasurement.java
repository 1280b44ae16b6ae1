package io.matchday.feature;

import io.matchday.match.PlayedMatch;
import io.matchday.match.RealMatches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures how fast real matches replay. Run by hand: see {@code docs/model.md}. */
public final class ReplayMeasurement {

  private ReplayMeasurement() {}

  /** Prints rows a second, round by round; the one argument is the folder with the data. */
  public static void main(String[] args) throws IOException {
    List<PlayedMatch> matches = RealMatches.clubs(Path.of(args[0]));
    for (int round = 1; round <= 5; round++) {
      long[] rows = {0};
      long start = System.nanoTime();
      FeatureReplay replay = new FeatureReplay(FeatureSet.current(), row -> rows[0]++);
      matches.forEach(replay::played);
      replay.finish();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "round %d: %d rows in %.2f s, %.0f a second%n",
          round, rows[0], seconds, rows[0] / seconds);
    }
    System.gc();
    long before = used();
    FeatureReplay replay = new FeatureReplay(FeatureSet.current(), row -> {});
    matches.forEach(replay::played);
    System.gc();
    System.out.printf("memory held by the replay: %.1f MB%n", (used() - before) / 1e6);
    replay.finish();
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
