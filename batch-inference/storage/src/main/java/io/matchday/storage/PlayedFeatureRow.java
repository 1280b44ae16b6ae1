package io.matchday.storage;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import java.time.LocalDate;

/**
 * The features of a match that has been played, with its outcome: what a model learns from.
 *
 * @param matchId the match
 * @param date its day
 * @param competition its league or tournament
 * @param season its season
 * @param vector its features
 * @param outcome what came of it
 */
public record PlayedFeatureRow(
    long matchId,
    LocalDate date,
    String competition,
    String season,
    FeatureVector vector,
    Outcome outcome) {}
