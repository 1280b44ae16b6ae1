package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.model.ModelRunId;
import io.matchday.storage.GateFinding;
import io.matchday.storage.ModelActivation;
import org.jspecify.annotations.Nullable;

/** A move of an alias on the wire; {@code verdict} and {@code finding} are the gate's. */
record ActivationView(
    @JsonProperty("alias") String alias,
    @JsonProperty("action") String action,
    @JsonProperty("model_run_id") String modelRunId,
    @JsonProperty("previous_model_run_id") @Nullable String previousModelRunId,
    @JsonProperty("at") String at,
    @JsonProperty("by") String by,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("forced") boolean forced,
    @JsonProperty("verdict") @Nullable String verdict,
    @JsonProperty("finding") @Nullable String finding) {

  static ActivationView of(ModelActivation move) {
    return new ActivationView(
        move.alias(),
        move.action().label(),
        move.runId().value(),
        move.previous().map(ModelRunId::value).orElse(null),
        move.at().toString(),
        move.signature().by(),
        move.signature().reason().orElse(null),
        move.forced(),
        move.finding().map(found -> found.verdict().label()).orElse(null),
        move.finding().map(GateFinding::detail).orElse(null));
  }
}
