package io.matchday.storage;

import io.matchday.evaluation.Odds;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A prediction whose match has been played.
 *
 * @param matchId the match
 * @param date its day
 * @param kickOff its kick-off: local time taken as UTC, noon where the time is not known
 * @param competition its league or tournament
 * @param season its season
 * @param odds at closing, else those before; empty where none were imported
 * @param predicted what was predicted
 * @param outcome what came of it
 */
public record JudgedPrediction(
    long matchId,
    LocalDate date,
    Instant kickOff,
    String competition,
    String season,
    Optional<Odds> odds,
    Probabilities predicted,
    Outcome outcome) {}
