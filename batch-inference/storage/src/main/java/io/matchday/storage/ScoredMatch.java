package io.matchday.storage;

import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;

/**
 * A prediction of a run with the features it was made from.
 *
 * @param homeTeam id of the home team
 * @param awayTeam id of the away team
 * @param played whether the match has its score
 * @param features the vector
 * @param predicted the prediction
 */
public record ScoredMatch(
    long homeTeam,
    long awayTeam,
    boolean played,
    FeatureVector features,
    Probabilities predicted) {}
