package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;

/**
 * An alias and the registered model version it points to.
 *
 * @param alias the canonical spelling, such as {@code Production}
 * @param runId the version
 * @param modelName the name of the model, such as {@code soccer_model}
 * @param path where the bundle is, relative to the models folder
 * @param registeredAt when the version was registered
 */
public record ModelAlias(
    String alias, ModelRunId runId, String modelName, String path, Instant registeredAt) {}
