package io.matchday.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the values of one feature lay over a training window: in bins of about equal count, so that
 * later values can be counted into the same bins and compared.
 *
 * @param edges where a bin ends and the next begins, ascending; a value on an edge lies in the bin
 *     above it
 * @param shares the share of all rows in each bin: one more than there are edges, at most {@value
 *     #MOST_BINS}
 * @param missing the share of all rows without a value
 */
public record FeatureReference(List<Float> edges, List<Double> shares, double missing) {

  /** The most bins of values; missing values are a bin beside them. */
  public static final int MOST_BINS = 10;

  /** How far the shares may be from 1 together: each is kept with six decimals. */
  static final double TOLERANCE = 1e-5;

  /** Refuses edges out of order, and shares that do not fit them or are none. */
  public FeatureReference {
    edges = List.copyOf(edges);
    shares = List.copyOf(shares);
    if (shares.size() != edges.size() + 1 || shares.size() > MOST_BINS) {
      throw new IllegalArgumentException(
          "%d edges and %d shares, expected one share more than edges and at most %d"
              .formatted(edges.size(), shares.size(), MOST_BINS));
    }
    for (int i = 0; i < edges.size(); i++) {
      float edge = edges.get(i);
      if (!Float.isFinite(edge) || (i > 0 && !(edge > edges.get(i - 1)))) {
        throw new IllegalArgumentException("edge %d is %s, not above the last".formatted(i, edge));
      }
    }
    double sum = requireShare(missing);
    for (double share : shares) {
      sum += requireShare(share);
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("shares sum to " + sum + ", expected 1");
    }
  }

  private static double requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + ", expected 0 to 1");
    }
    return share;
  }

  /**
   * The bins of these values. Up to {@value #MOST_BINS} different values get a bin each; more are
   * cut at their deciles, and where many values are equal fewer bins come out.
   *
   * @param values one a row of the window, at least one; NaN is missing, none is infinite
   */
  public static FeatureReference of(float... values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted); // NaN comes last.
    int known = sorted.length;
    while (known > 0 && Float.isNaN(sorted[known - 1])) {
      known--;
    }
    List<Float> edges = edges(sorted, known);
    List<Double> shares = new ArrayList<>();
    int from = 0;
    for (float edge : edges) {
      int to = firstAtLeast(sorted, known, edge);
      shares.add((to - from) / (double) sorted.length);
      from = to;
    }
    shares.add((known - from) / (double) sorted.length);
    return new FeatureReference(edges, shares, (sorted.length - known) / (double) sorted.length);
  }

  private static List<Float> edges(float[] sorted, int known) {
    List<Float> different = new ArrayList<>();
    for (int i = 1; i < known && different.size() < MOST_BINS; i++) {
      if (sorted[i] > sorted[i - 1]) {
        different.add(sorted[i]);
      }
    }
    if (different.size() < MOST_BINS) {
      return different;
    }
    List<Float> edges = new ArrayList<>();
    for (int i = 1; i < MOST_BINS; i++) {
      float edge = sorted[(int) ((long) known * i / MOST_BINS)];
      float last = edges.isEmpty() ? sorted[0] : edges.get(edges.size() - 1);
      if (edge > last) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private static int firstAtLeast(float[] sorted, int known, float edge) {
    int low = 0;
    int high = known;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < edge) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
