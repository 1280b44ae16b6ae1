package io.matchday.storage;

import io.matchday.match.Score;
import io.matchday.match.Sex;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A prediction as people read it: with names, and with the score once it is known.
 *
 * @param matchId the match
 * @param date its day
 * @param competition its league or tournament
 * @param sex men or women
 * @param homeTeam name of the home team
 * @param awayTeam name of the away team
 * @param probabilities what is predicted
 * @param score what came of it
 */
public record PredictionLine(
    long matchId,
    LocalDate date,
    String competition,
    Sex sex,
    String homeTeam,
    String awayTeam,
    Probabilities probabilities,
    Optional<Score> score) {}
