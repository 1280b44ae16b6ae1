package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.model.ModelRunId;
import io.matchday.storage.ModelVersion;
import java.util.List;
import java.util.Map;

/** A registered model version on the wire. */
record ModelView(
    @JsonProperty("model_run_id") String modelRunId,
    @JsonProperty("model_name") String modelName,
    @JsonProperty("aliases") List<String> aliases,
    @JsonProperty("registered_at") String registeredAt,
    @JsonProperty("trained_from") String trainedFrom,
    @JsonProperty("trained_to") String trainedTo,
    @JsonProperty("schema_id") String schemaId,
    @JsonProperty("model_sha256") String modelSha256) {

  static ModelView of(ModelVersion version, Map<String, ModelRunId> aliases) {
    return new ModelView(
        version.runId().value(),
        version.name(),
        aliases.entrySet().stream()
            .filter(alias -> alias.getValue().equals(version.runId()))
            .map(Map.Entry::getKey)
            .toList(),
        version.registeredAt().toString(),
        version.trainedFrom().toString(),
        version.trainedTo().toString(),
        version.schemaId(),
        version.sha256());
  }
}
