package io.matchday.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * How good a group of predictions was, by itself and beside others.
 *
 * @param quality of all its matches
 * @param comparisons with each reference, on the matches the reference had something to say of;
 *     none where that is no match
 */
public record Assessment(Quality quality, Map<Reference, Comparison> comparisons) {

  /** Copies the comparisons. */
  public Assessment {
    comparisons = Map.copyOf(comparisons);
  }

  /** Beside one reference, where it had something to say. */
  public Optional<Comparison> against(Reference reference) {
    return Optional.ofNullable(comparisons.get(reference));
  }
}
