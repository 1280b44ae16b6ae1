package io.matchday.evaluation;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import java.util.Map;

/**
 * A prediction and what came of it.
 *
 * @param competition of the match
 * @param season of the match
 * @param day on which it was played
 * @param basis what the prediction is worth as evidence
 * @param predicted before the match
 * @param references what others said of the same match; those that said nothing are left out
 * @param outcome after it
 */
public record JudgedMatch(
    String competition,
    String season,
    LocalDate day,
    Basis basis,
    Probabilities predicted,
    Map<Reference, Probabilities> references,
    Outcome outcome) {

  /** Copies the references. */
  public JudgedMatch {
    references = Map.copyOf(references);
  }
}
