package io.matchday.evaluation;

import io.matchday.prediction.Probabilities;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the matches of a prediction run lie from the training window of the model that predicted
 * them.
 *
 * @param rows predictions of the run
 * @param independentRows how many of them count when chance is reckoned with: see {@link
 *     DriftTally}
 * @param means the mean probabilities of the run
 * @param shift the same, less the means over the window
 * @param features one of each feature, in schema order
 */
public record RunDrift(
    long rows,
    long independentRows,
    Probabilities means,
    ProbabilityShift shift,
    List<FeatureDrift> features) {

  /** Copies the list. */
  public RunDrift {
    features = List.copyOf(features);
  }

  /** How many features were judged: all but those that follow the calendar, or none. */
  public long judged() {
    return drifted() + count(DriftVerdict.STEADY);
  }

  /** How many features drifted. */
  public long drifted() {
    return count(DriftVerdict.DRIFTED);
  }

  private long count(DriftVerdict verdict) {
    return features.stream().filter(feature -> feature.verdict() == verdict).count();
  }

  /** The share of judged features that drifted; empty when none was judged. */
  public OptionalDouble score() {
    long judged = judged();
    return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of(drifted() / (double) judged);
  }

  /** The features from the one with the greatest index to that with the least. */
  public List<FeatureDrift> worstFirst() {
    return features.stream()
        .sorted((one, other) -> Double.compare(other.psi(), one.psi()))
        .toList();
  }

  /** The features that drifted, from the greatest index to the least. */
  public List<FeatureDrift> worstDrifted() {
    return worstFirst().stream()
        .filter(feature -> feature.verdict() == DriftVerdict.DRIFTED)
        .toList();
  }
}
