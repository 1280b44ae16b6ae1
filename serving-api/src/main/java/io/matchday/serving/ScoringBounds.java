package io.matchday.serving;

/**
 * How much may be scored on demand.
 *
 * @param maxConcurrentPredictions how many sync predictions are scored at once
 * @param maxWaitingPredictions how many more may wait their turn before 503
 * @param batchMaxRows how many rows one batch request may have before 413
 */
public record ScoringBounds(
    int maxConcurrentPredictions, int maxWaitingPredictions, int batchMaxRows) {}
