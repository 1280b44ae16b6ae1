package io.matchday.cli;

import io.matchday.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the names of a model's inputs from the signature in an {@code MLmodel}. */
final class MlflowSignature {

  private MlflowSignature() {}

  /** The names in order; empty when there is no signature, or one of a tensor without names. */
  static Optional<List<String>> names(Path manifest, Map<?, ?> content) {
    if (!(content.get("signature") instanceof Map<?, ?> signature)
        || !(signature.get("inputs") instanceof String inputs)) {
      return Optional.empty();
    }
    if (!(parsed(manifest, inputs) instanceof List<?> columns)) {
      throw MlflowModel.refused(
          Refusal.BAD_DATA, manifest, "has signature inputs that are no list of columns");
    }
    List<String> names = new ArrayList<>();
    for (Object column : columns) {
      if (column instanceof Map<?, ?> fields
          && !"tensor".equals(fields.get("type"))
          && fields.get("name") instanceof String name) {
        names.add(name);
      }
    }
    if (!names.isEmpty() && names.size() != columns.size()) {
      throw MlflowModel.refused(
          Refusal.BAD_DATA,
          manifest,
          "has a signature with %d columns of which %d have names, expected all"
              .formatted(columns.size(), names.size()));
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /** The inputs are JSON within the YAML, and JSON is YAML. */
  private static @Nullable Object parsed(Path manifest, String inputs) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(inputs);
    } catch (YAMLException e) {
      throw MlflowModel.refused(
          Refusal.BAD_DATA, manifest, "has signature inputs that are not JSON");
    }
  }
}
