package io.matchday.storage;

import io.matchday.match.MatchId;
import io.matchday.prediction.Probabilities;

/**
 * A prediction that readers see.
 *
 * @param matchId the match
 * @param probabilities of its outcomes
 * @param run the published run that holds it
 */
public record PublishedPrediction(MatchId matchId, Probabilities probabilities, PublishedRun run) {}
