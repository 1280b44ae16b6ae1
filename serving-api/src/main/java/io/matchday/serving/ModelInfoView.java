package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The model that answers, on the wire; all null but {@code loaded} when there is none. */
record ModelInfoView(
    @JsonProperty("model_name") @Nullable String modelName,
    @JsonProperty("model_version") @Nullable String modelVersion,
    @JsonProperty("model_run_id") @Nullable String modelRunId,
    @JsonProperty("loaded") boolean loaded) {

  static ModelInfoView of(ServedModel served) {
    return new ModelInfoView(
        served.alias().modelName(), served.alias().alias(), served.model().runId().value(), true);
  }

  static ModelInfoView none() {
    return new ModelInfoView(null, null, null, false);
  }
}
