package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;

/** The prediction of a match on the wire. */
record MatchPredictionView(
    @JsonProperty("match_id") long matchId, @JsonProperty("prediction") PredictionView prediction) {

  static MatchPredictionView of(PublishedPrediction published) {
    PublishedRun run = published.run();
    return new MatchPredictionView(
        published.matchId().value(),
        PredictionView.of(published.probabilities(), run.alias(), run.modelRunId()));
  }
}
