package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.model.ModelRunId;
import io.matchday.storage.ModelActivation;
import io.matchday.storage.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The card of a model version on the wire: what is registered, its manifest with the judgement on
 * the held-out season, and every move of an alias to it or away from it.
 */
record ModelCardView(
    @JsonProperty("model") ModelView model,
    @JsonProperty("manifest") Map<String, JsonNode> manifest,
    @JsonProperty("history") List<ActivationView> history) {

  /** Parts of the manifest for programs alone: many times as long as all the rest. */
  private static final Set<String> FOR_PROGRAMS = Set.of("golden_rows", "training_reference");

  static ModelCardView of(
      ModelVersion version, Map<String, ModelRunId> aliases, List<ModelActivation> activations) {
    return new ModelCardView(
        ModelView.of(version, aliases),
        manifest(version.manifest()),
        activations.stream()
            .filter(move -> concerns(move, version.runId()))
            .map(ActivationView::of)
            .toList());
  }

  private static Map<String, JsonNode> manifest(String json) {
    Map<String, JsonNode> kept = new LinkedHashMap<>();
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(
            part -> {
              if (!FOR_PROGRAMS.contains(part.getKey())) {
                kept.put(part.getKey(), part.getValue());
              }
            });
    return kept;
  }

  private static boolean concerns(ModelActivation move, ModelRunId runId) {
    return move.runId().equals(runId) || move.previous().filter(runId::equals).isPresent();
  }
}
