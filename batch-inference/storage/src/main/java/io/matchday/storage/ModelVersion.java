package io.matchday.storage;

import io.matchday.model.Manifest;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelRunId;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A registered model version.
 *
 * @param runId its name
 * @param name the model's name, {@code soccer_model}
 * @param schemaId the feature schema it expects
 * @param sha256 of the model file
 * @param path of its bundle, relative to the models folder, with forward slashes
 * @param registeredAt when it was registered
 * @param trainedFrom first day of its training window, of matches it may have seen
 * @param trainedTo last day of its training window
 * @param manifest the manifest as JSON
 */
public record ModelVersion(
    ModelRunId runId,
    String name,
    String schemaId,
    String sha256,
    String path,
    Instant registeredAt,
    LocalDate trainedFrom,
    LocalDate trainedTo,
    String manifest) {

  /**
   * What is registered of a bundle.
   *
   * @param models the models folder, in which the bundle lies
   */
  public static ModelVersion of(ModelBundle bundle, Path models, Instant registeredAt) {
    Manifest manifest = bundle.manifest();
    LocalDate day = LocalDate.ofInstant(registeredAt, ZoneOffset.UTC);
    Path root = models.toAbsolutePath().normalize();
    Path folder = bundle.folder().toAbsolutePath().normalize();
    if (!folder.startsWith(root)) {
      throw new RefusedException(Refusal.MODEL, "the bundle " + folder + " is not inside " + root);
    }
    try {
      return new ModelVersion(
          manifest.runId(),
          Manifest.MODEL_NAME,
          manifest.schema().id(),
          manifest.modelSha256(),
          root.relativize(folder).toString().replace('\\', '/'),
          registeredAt,
          manifest.origin().seenFrom(day),
          manifest.origin().seenTo(day),
          Files.readString(folder.resolve(ModelBundle.MANIFEST)));
    } catch (IOException e) {
      throw new RefusedException(Refusal.MODEL, "the manifest in " + folder + " cannot be read");
    }
  }

  /** Whether a match of this day may have been seen in training. */
  public boolean isInTraining(LocalDate day) {
    return !day.isBefore(trainedFrom) && !day.isAfter(trainedTo);
  }
}
