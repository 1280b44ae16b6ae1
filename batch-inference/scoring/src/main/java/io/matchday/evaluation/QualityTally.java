package io.matchday.evaluation;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.util.List;
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
  private double entropy;
  private final Claims claims = new Claims();

  /** Adds one judged match. */
  public void add(Probabilities predicted, Outcome outcome) {
    matches++;
    if (predicted.predicted() == outcome) {
      hits++;
    }
    logLoss += logLossOf(predicted, outcome);
    brier += brierOf(predicted, outcome);
    rps += rpsOf(predicted, outcome);
    entropy += entropyOf(predicted);
    claims.add(predicted.home(), outcome == Outcome.HOME);
    claims.add(predicted.draw(), outcome == Outcome.DRAW);
    claims.add(predicted.away(), outcome == Outcome.AWAY);
  }

  /** Adds every match of another tally, which stays as it is. */
  public void addAll(QualityTally other) {
    matches += other.matches;
    hits += other.hits;
    logLoss += other.logLoss;
    brier += other.brier;
    rps += other.rps;
    entropy += other.entropy;
    claims.addAll(other.claims);
  }

  /** The quality so far, or empty when no match was added. */
  public Optional<Quality> quality() {
    if (matches == 0) {
      return Optional.empty();
    }
    double n = matches;
    return Optional.of(
        new Quality(
            matches, hits / n, logLoss / n, brier / n, rps / n, ece(), Math.max(0, entropy / n)));
  }

  /**
   * What was claimed beside what happened, in bins of equal count, from the least claimed to the
   * most: the table the calibration error is the mean of.
   *
   * @param bins how many, {@link #BINS} for those of the calibration error; fewer come back when
   *     there are fewer claims
   */
  public List<ReliabilityBin> reliability(int bins) {
    return claims.bins(bins);
  }

  /** {@code -ln p(outcome)}, finite: p counts as {@link #LOG_FLOOR} at least. */
  public static double logLossOf(Probabilities predicted, Outcome outcome) {
    return -Math.log(Math.max(predicted.of(outcome), LOG_FLOOR));
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

  private static double entropyOf(Probabilities predicted) {
    return entropyOf(predicted.home()) + entropyOf(predicted.draw()) + entropyOf(predicted.away());
  }

  private static double entropyOf(double probability) {
    return probability > 0 ? -probability * Math.log(probability) : 0;
  }

  private double ece() {
    double sum = 0;
    long count = 0;
    for (ReliabilityBin bin : claims.bins(BINS)) {
      sum += bin.claims() * Math.abs(bin.claimed() - bin.happened());
      count += bin.claims();
    }
    return sum / count;
  }
}
