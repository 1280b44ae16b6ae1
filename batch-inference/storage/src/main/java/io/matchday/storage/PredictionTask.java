package io.matchday.storage;

/**
 * A prediction to be made later.
 *
 * @param id a random UUID
 * @param matchId as the client sent it: any number, it is only echoed
 * @param alias the model alias asked for
 * @param features the submitted features as a JSON object
 */
public record PredictionTask(String id, long matchId, String alias, String features) {}
