package io.matchday.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Claims "this happens with probability p" and whether they came true, 8 bytes each. Not
 * thread-safe.
 */
final class Claims {

  private long[] packed = new long[48];
  private int count;

  void add(double probability, boolean happened) {
    makeRoom(1);
    packed[count++] = pack(probability, happened);
  }

  void addAll(Claims other) {
    makeRoom(other.count);
    System.arraycopy(other.packed, 0, packed, count, other.count);
    count += other.count;
  }

  private void makeRoom(int more) {
    if (count + more > packed.length) {
      packed = Arrays.copyOf(packed, Math.max(count + more, packed.length * 2));
    }
  }

  /**
   * Sorts the claims by p and cuts them into bins of equal count. Where the edge of a bin falls
   * among claims of one p, each of them counts as their common share that happened, so that neither
   * order nor chance decides. Bins that no claim falls into are left out.
   */
  List<ReliabilityBin> bins(int bins) {
    long[] sorted = Arrays.copyOf(packed, count);
    Arrays.sort(sorted);
    double[] claimed = new double[bins];
    double[] happened = new double[bins];
    int bin = 0;
    for (int from = 0; from < count; ) {
      int to = endOfTie(sorted, from);
      double probability = probability(sorted[from]);
      double share = shareHappened(sorted, from, to);
      while (from < to) {
        while (from >= endOfBin(bin, bins)) {
          bin++;
        }
        int upTo = Math.min(to, endOfBin(bin, bins));
        claimed[bin] += (upTo - from) * probability;
        happened[bin] += (upTo - from) * share;
        from = upTo;
      }
    }
    return means(claimed, happened);
  }

  private List<ReliabilityBin> means(double[] claimed, double[] happened) {
    List<ReliabilityBin> means = new ArrayList<>();
    for (int bin = 0; bin < claimed.length; bin++) {
      int size = endOfBin(bin, claimed.length) - endOfBin(bin - 1, claimed.length);
      if (size > 0) {
        means.add(new ReliabilityBin(size, claimed[bin] / size, happened[bin] / size));
      }
    }
    return means;
  }

  private int endOfBin(int bin, int bins) {
    return (int) ((long) count * (bin + 1) / bins);
  }

  /** The first place after {@code from} that holds another probability. */
  private static int endOfTie(long[] sorted, int from) {
    int to = from + 1;
    while (to < sorted.length && probability(sorted[to]) == probability(sorted[from])) {
      to++;
    }
    return to;
  }

  private static double shareHappened(long[] sorted, int from, int to) {
    int happened = 0;
    for (int i = from; i < to; i++) {
      happened += (int) (sorted[i] & 1);
    }
    return (double) happened / (to - from);
  }

  /**
   * One claim in one sortable long: the bits of a non-negative double sort as the double does, and
   * its lowest bit is given up to say whether the claim came true.
   */
  private static long pack(double probability, boolean happened) {
    return (Double.doubleToRawLongBits(probability + 0.0) & ~1L) | (happened ? 1 : 0);
  }

  private static double probability(long claim) {
    return Double.longBitsToDouble(claim & ~1L);
  }
}
