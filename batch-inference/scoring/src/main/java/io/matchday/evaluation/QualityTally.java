package io.matchday.evaluation;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.util.Arrays;
import java.util.Optional;

/**
 * Adds up how good predictions were, match by match.
 *
 * <p>The expected calibration error takes every (match, outcome) pair as one claim "this happens
 * with probability p", sorts the claims by p, cuts them into {@link #BINS} bins of equal count and
 * averages |mean p - share that happened| over the claims (Nguyen and O'Connor 2015, adaptive
 * bins). Where the edge of a bin falls among claims of one p, each of them counts as their common
 * share that happened, so that neither order nor chance decides.
 *
 * <p>Keeps 8 bytes a claim, 24 a match. Not thread-safe.
 */
public final class QualityTally {

  /** Bins of the calibration error. */
  public static final int BINS = 15;

  /** The least probability that a log is taken of, so that one certain miss stays finite. */
  public static final double LOG_FLOOR = 1e-15;

  private long matches;
  private long hits;
  private double logLoss;
  private double brier;
  private double rps;
  private long[] claims = new long[48];
  private int claimCount;

  /** Adds one judged match. */
  public void add(Probabilities predicted, Outcome outcome) {
    matches++;
    if (predicted.predicted() == outcome) {
      hits++;
    }
    logLoss -= Math.log(Math.max(predicted.of(outcome), LOG_FLOOR));
    brier += brierOf(predicted, outcome);
    rps += rpsOf(predicted, outcome);
    for (Outcome claimed : Outcome.values()) {
      claim(predicted.of(claimed), claimed == outcome);
    }
  }

  /** Adds every match of another tally, which stays as it is. */
  public void addAll(QualityTally other) {
    matches += other.matches;
    hits += other.hits;
    logLoss += other.logLoss;
    brier += other.brier;
    rps += other.rps;
    claims = Arrays.copyOf(claims, Math.max(claims.length, claimCount + other.claimCount));
    System.arraycopy(other.claims, 0, claims, claimCount, other.claimCount);
    claimCount += other.claimCount;
  }

  /** The quality so far, or empty when no match was added. */
  public Optional<Quality> quality() {
    if (matches == 0) {
      return Optional.empty();
    }
    double n = matches;
    return Optional.of(new Quality(matches, hits / n, logLoss / n, brier / n, rps / n, ece()));
  }

  /** Summed squared error over the three outcomes, 0 to 2. */
  public static double brierOf(Probabilities predicted, Outcome outcome) {
    double sum = 0;
    for (Outcome each : Outcome.values()) {
      double error = predicted.of(each) - (each == outcome ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }

  /** Ranked probability score of one match, 0 to 1. */
  public static double rpsOf(Probabilities predicted, Outcome outcome) {
    double first = predicted.home() - (outcome == Outcome.HOME ? 1 : 0);
    double last = predicted.away() - (outcome == Outcome.AWAY ? 1 : 0);
    return (first * first + last * last) / 2;
  }

  private void claim(double probability, boolean happened) {
    if (claimCount == claims.length) {
      claims = Arrays.copyOf(claims, claims.length * 2);
    }
    claims[claimCount++] = Claim.pack(probability, happened);
  }

  private double ece() {
    long[] sorted = Arrays.copyOf(claims, claimCount);
    Arrays.sort(sorted);
    double[] differences = new double[BINS];
    int bin = 0;
    for (int from = 0; from < claimCount; ) {
      int to = endOfTie(sorted, from);
      double difference = Claim.probability(sorted[from]) - shareHappened(sorted, from, to);
      while (from < to) {
        while (from >= endOfBin(bin)) {
          bin++;
        }
        int upTo = Math.min(to, endOfBin(bin));
        differences[bin] += (upTo - from) * difference;
        from = upTo;
      }
    }
    return Arrays.stream(differences).map(Math::abs).sum() / claimCount;
  }

  private int endOfBin(int bin) {
    return (int) ((long) claimCount * (bin + 1) / BINS);
  }

  /** The first place after {@code from} that holds another probability. */
  private static int endOfTie(long[] sorted, int from) {
    int to = from + 1;
    while (to < sorted.length && Claim.probability(sorted[to]) == Claim.probability(sorted[from])) {
      to++;
    }
    return to;
  }

  private static double shareHappened(long[] sorted, int from, int to) {
    int happened = 0;
    for (int i = from; i < to; i++) {
      happened += Claim.happened(sorted[i]) ? 1 : 0;
    }
    return (double) happened / (to - from);
  }

  /**
   * One claim in one sortable long: the bits of a non-negative double sort as the double does, and
   * its lowest bit is given up to say whether the claim came true.
   */
  private static final class Claim {

    static long pack(double probability, boolean happened) {
      return (Double.doubleToRawLongBits(probability + 0.0) & ~1L) | (happened ? 1 : 0);
    }

    static double probability(long claim) {
      return Double.longBitsToDouble(claim & ~1L);
    }

    static boolean happened(long claim) {
      return (claim & 1) == 1;
    }
  }
}
