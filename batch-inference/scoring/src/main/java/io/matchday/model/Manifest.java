package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.nio.charset.StandardCharsets;

/**
 * What a bundle says of its model.
 *
 * @param runId the model version
 * @param modelFile the name of the model file beside it
 * @param modelSha256 the SHA-256 of the model file, 64 hex digits
 * @param card what is known of the model
 */
public record Manifest(ModelRunId runId, String modelFile, String modelSha256, ModelCard card) {

  /** The name of every model of ours. */
  public static final String MODEL_NAME = "soccer_model";

  /** Reads what {@link #json()} gave; refuses what is no manifest. */
  public static Manifest ofJson(String json) {
    return ManifestReader.manifest(ModelBundle.MANIFEST, json.getBytes(StandardCharsets.UTF_8));
  }

  /** The features the model expects. */
  public FeatureSchema schema() {
    return card.schema();
  }

  /** Where the model comes from. */
  public ModelOrigin origin() {
    return card.origin();
  }

  /** All of it as JSON, as it stands in the bundle. */
  public String json() {
    return new String(ManifestWriter.write(this), StandardCharsets.UTF_8);
  }
}
