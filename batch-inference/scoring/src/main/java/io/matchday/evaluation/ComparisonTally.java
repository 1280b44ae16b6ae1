package io.matchday.evaluation;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Adds up a predictor and a reference on the same matches. Not thread-safe. */
public final class ComparisonTally {

  private final PairedBootstrap bootstrap = new PairedBootstrap(2);
  private long matches;
  private double logLoss;
  private double referenceLogLoss;
  private double rps;
  private double referenceRps;

  /**
   * Adds one match.
   *
   * @param day on which it was played
   * @param predicted by the predictor
   * @param reference by the reference
   * @param outcome of the match
   */
  public void add(
      LocalDate day, Probabilities predicted, Probabilities reference, Outcome outcome) {
    double ownLogLoss = QualityTally.logLossOf(predicted, outcome);
    double otherLogLoss = QualityTally.logLossOf(reference, outcome);
    double ownRps = QualityTally.rpsOf(predicted, outcome);
    double otherRps = QualityTally.rpsOf(reference, outcome);
    matches++;
    logLoss += ownLogLoss;
    referenceLogLoss += otherLogLoss;
    rps += ownRps;
    referenceRps += otherRps;
    bootstrap.add(day, ownLogLoss - otherLogLoss, ownRps - otherRps);
  }

  /** Adds every match of another tally, which stays as it is. */
  public void addAll(ComparisonTally other) {
    matches += other.matches;
    logLoss += other.logLoss;
    referenceLogLoss += other.referenceLogLoss;
    rps += other.rps;
    referenceRps += other.referenceRps;
    bootstrap.addAll(other.bootstrap);
  }

  /**
   * The comparison so far, or empty when no match was added.
   *
   * @param seed of the intervals: see {@link PairedBootstrap#differences}
   */
  public Optional<Comparison> comparison(long seed) {
    if (matches == 0) {
      return Optional.empty();
    }
    double n = matches;
    List<PairedDifference> differences = bootstrap.differences(seed);
    return Optional.of(
        new Comparison(
            matches,
            logLoss / n,
            referenceLogLoss / n,
            differences.get(0),
            rps / n,
            referenceRps / n,
            differences.get(1)));
  }
}
