package io.matchday.storage;

/**
 * A task that a worker holds.
 *
 * @param task what is to be predicted
 * @param attempts how often it was claimed, this time included
 */
public record ClaimedTask(PredictionTask task, int attempts) {}
