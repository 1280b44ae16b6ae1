package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.match.Outcome;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;

/** A prediction on the wire. */
record PredictionView(
    @JsonProperty("predicted_class") int predictedClass,
    @JsonProperty("probabilities") ProbabilitiesView probabilities,
    @JsonProperty("model_version") String modelVersion,
    @JsonProperty("model_run_id") String modelRunId) {

  static PredictionView of(Probabilities probabilities, String alias, ModelRunId runId) {
    return new PredictionView(
        classOf(probabilities.predicted()),
        ProbabilitiesView.of(probabilities),
        alias,
        runId.value());
  }

  private static int classOf(Outcome outcome) {
    return switch (outcome) {
      case HOME -> 0;
      case DRAW -> 1;
      case AWAY -> 2;
    };
  }
}
