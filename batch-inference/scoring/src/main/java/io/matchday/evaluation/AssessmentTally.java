package io.matchday.evaluation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Adds up a group of judged matches. Not thread-safe. */
public final class AssessmentTally {

  /** Of every interval: the same matches give the same figures. */
  private static final long SEED = 20_260_101;

  private final QualityTally quality = new QualityTally();
  private final Map<Reference, ComparisonTally> comparisons = new EnumMap<>(Reference.class);

  /** Adds one judged match. */
  public void add(JudgedMatch match) {
    quality.add(match.predicted(), match.outcome());
    match
        .references()
        .forEach(
            (reference, said) ->
                against(reference).add(match.day(), match.predicted(), said, match.outcome()));
  }

  /** Adds every match of another tally, which stays as it is. */
  public void addAll(AssessmentTally other) {
    quality.addAll(other.quality);
    other.comparisons.forEach((reference, tally) -> against(reference).addAll(tally));
  }

  private ComparisonTally against(Reference reference) {
    return comparisons.computeIfAbsent(reference, absent -> new ComparisonTally());
  }

  /** The assessment so far, or empty when no match was added. */
  public Optional<Assessment> assessment() {
    Map<Reference, Comparison> compared = new EnumMap<>(Reference.class);
    comparisons.forEach(
        (reference, tally) ->
            tally.comparison(SEED).ifPresent(found -> compared.put(reference, found)));
    return quality.quality().map(found -> new Assessment(found, compared));
  }
}
