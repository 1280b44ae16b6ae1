package io.matchday.evaluation;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;

/**
 * A prediction and what came of it.
 *
 * @param competition of the match
 * @param season of the match
 * @param window whether the model had seen the match
 * @param predicted before the match
 * @param outcome after it
 */
public record JudgedMatch(
    String competition,
    String season,
    TrainingWindow window,
    Probabilities predicted,
    Outcome outcome) {}
