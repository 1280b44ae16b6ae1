package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.storage.PredictionRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a prediction run has beside other runs, on the wire. */
record PredictionRunView(
    @JsonProperty("as_of") String asOf,
    @JsonProperty("scope") String scope,
    @JsonProperty("model_version") String modelVersion,
    @JsonProperty("model_run_id") String modelRunId,
    @JsonProperty("attempt") int attempt,
    @JsonProperty("published_at") @Nullable String publishedAt) {

  static PredictionRunView of(PredictionRun run) {
    return new PredictionRunView(
        run.asOf().toString(),
        run.scope().label(),
        run.alias(),
        run.modelRunId().value(),
        run.attempt(),
        run.publishedAt().map(Instant::toString).orElse(null));
  }
}
