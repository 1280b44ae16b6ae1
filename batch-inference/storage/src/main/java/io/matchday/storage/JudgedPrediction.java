package io.matchday.storage;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;

/**
 * A prediction whose match has been played.
 *
 * @param matchId the match
 * @param date its day
 * @param competition its league or tournament
 * @param season its season
 * @param predicted what was predicted
 * @param outcome what came of it
 */
public record JudgedPrediction(
    long matchId,
    LocalDate date,
    String competition,
    String season,
    Probabilities predicted,
    Outcome outcome) {}
