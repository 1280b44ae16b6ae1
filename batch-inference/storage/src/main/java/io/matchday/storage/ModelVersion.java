package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;

/**
 * A registered model version.
 *
 * @param runId its name
 * @param name the model's name, {@code soccer_model}
 * @param schemaId the feature schema it expects
 * @param sha256 of the model file
 * @param path of its bundle, relative to the models folder
 * @param registeredAt when it was registered
 * @param manifest the manifest as JSON
 */
public record ModelVersion(
    ModelRunId runId,
    String name,
    String schemaId,
    String sha256,
    String path,
    Instant registeredAt,
    String manifest) {}
