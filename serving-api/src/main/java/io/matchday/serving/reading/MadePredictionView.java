package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.PublishedPrediction;
import io.matchday.storage.PublishedRun;

/** One of the predictions a match ever had, on the wire. */
record MadePredictionView(
    @JsonProperty("run") long run,
    @JsonProperty("published_at") String publishedAt,
    @JsonProperty("model_version") String modelVersion,
    @JsonProperty("model_run_id") String modelRunId,
    @JsonProperty("predicted_class") int predictedClass,
    @JsonProperty("probabilities") ClassProbabilitiesView probabilities) {

  static MadePredictionView of(PublishedPrediction prediction) {
    PublishedRun run = prediction.run();
    return new MadePredictionView(
        run.id().value(),
        run.publishedAt().toString(),
        run.alias(),
        run.modelRunId().value(),
        OutcomeClass.of(prediction.probabilities().predicted()),
        ClassProbabilitiesView.of(prediction.probabilities()));
  }
}
