package io.matchday.storage.publication;

import io.matchday.storage.RunId;

/**
 * What a run is published with.
 *
 * @param run the run
 * @param shares the shares of the outcomes in it
 * @param forced whether it is published although they are out of bounds
 */
public record Publication(RunId run, OutcomeShares shares, boolean forced) {}
