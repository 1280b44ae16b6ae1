package io.matchday.serving;

import java.time.Duration;

/**
 * Bounds of scoring on demand and of looking up.
 *
 * @param predictionTimeout the longest a sync prediction may take before 504
 * @param bounds how much may be scored at once
 * @param modelPollInterval how often aliases are looked at, at most a second
 * @param rememberedPredictions how many published predictions are kept in memory for when the
 *     database does not answer
 */
public record ScoringSettings(
    Duration predictionTimeout,
    ScoringBounds bounds,
    Duration modelPollInterval,
    int rememberedPredictions) {}
