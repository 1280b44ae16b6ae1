package io.matchday.serving;

import io.matchday.feature.FeatureVector;

/**
 * What a client asks to be predicted.
 *
 * @param matchId any number; it is only echoed
 * @param vector the features by the model's schema
 */
record PredictionRequest(long matchId, FeatureVector vector) {}
