package io.matchday.storage.publication;

/**
 * How one probability is spread over the predictions of a run.
 *
 * @param mean its mean
 * @param deviation its standard deviation
 */
public record Spread(double mean, double deviation) {}
