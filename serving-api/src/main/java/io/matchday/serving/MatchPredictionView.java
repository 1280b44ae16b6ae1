package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The prediction of a match on the wire. */
record MatchPredictionView(
    @JsonProperty("match_id") long matchId,
    @JsonProperty("prediction") PredictionView prediction) {}
