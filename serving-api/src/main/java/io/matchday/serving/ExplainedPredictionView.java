package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The prediction of a match on the wire, with its explanation, for those who ask for one. */
record ExplainedPredictionView(
    @JsonProperty("match_id") long matchId,
    @JsonProperty("prediction") PredictionView prediction,
    @JsonProperty("explanation") ExplanationView explanation) {

  static ExplainedPredictionView of(MatchPredictionView predicted, ExplanationView explanation) {
    return new ExplainedPredictionView(predicted.matchId(), predicted.prediction(), explanation);
  }
}
