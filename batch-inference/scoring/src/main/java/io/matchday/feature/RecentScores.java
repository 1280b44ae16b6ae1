package io.matchday.feature;

import io.matchday.feature.FeatureSink.Measured;

/**
 * The scores of one side's latest matches, seen from that side. Keeps a fixed number and sums whole
 * goals, so a mean does not depend on how long the history before its window was.
 */
final class RecentScores {

  private final byte[] goalsFor;
  private final byte[] goalsAgainst;
  private int next;
  private int size;

  RecentScores(int capacity) {
    goalsFor = new byte[capacity];
    goalsAgainst = new byte[capacity];
  }

  void add(int scored, int conceded) {
    goalsFor[next] = (byte) scored;
    goalsAgainst[next] = (byte) conceded;
    next = (next + 1) % goalsFor.length;
    size = Math.min(size + 1, goalsFor.length);
  }

  /** The mean over the latest matches, at most {@code window}; missing when there is none. */
  Measured mean(FormMetric metric, int window) {
    int matches = Math.min(window, size);
    if (matches == 0) {
      return Measured.MISSING;
    }
    int sum = 0;
    int at = next;
    for (int i = 0; i < matches; i++) {
      at = at == 0 ? goalsFor.length - 1 : at - 1;
      sum += metric.of(goalsFor[at], goalsAgainst[at]);
    }
    return new Measured((double) sum / matches, matches);
  }
}
