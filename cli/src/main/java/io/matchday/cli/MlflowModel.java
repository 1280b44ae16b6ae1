package io.matchday.cli;

import io.matchday.job.model.FeatureNames;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A model as MLflow keeps it: a folder with a file {@code MLmodel}, which says where the model file
 * is and what its inputs are called.
 *
 * @param file the model file
 * @param signature the inputs, when the signature names them
 */
record MlflowModel(Path file, Optional<FeatureNames> signature) {

  private static final String MANIFEST = "MLmodel";
  private static final int LARGEST = 4 << 20;
  private static final List<String> USUAL_NAMES = List.of("model.ubj", "model.json", "model.xgb");

  /** The model in the folder of a run or of a model. */
  static MlflowModel in(Path folder) {
    Path manifest = manifest(folder);
    Map<?, ?> content = read(manifest);
    Path home = Optional.ofNullable(manifest.getParent()).orElse(folder);
    Path file = modelFile(manifest, home, content);
    return new MlflowModel(
        file,
        MlflowSignature.names(manifest, content).map(names -> new FeatureNames(MANIFEST, names)));
  }

  /** Of a model the file is in the folder itself, of a run among its artifacts. */
  private static Path manifest(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw refused(Refusal.NO_INPUT, folder, "is no folder");
    }
    List<Path> found = new ArrayList<>();
    for (Path place : List.of(folder, folder.resolve("artifacts"))) {
      if (Files.isRegularFile(place.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
        return place.resolve(MANIFEST);
      }
      found.addAll(beneath(place));
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw refused(
        Refusal.NO_INPUT,
        folder,
        found.isEmpty()
            ? "holds no MLmodel, neither itself nor in artifacts/*; expected an MLflow run or model"
            : "holds several models; name the folder of one: " + found);
  }

  private static List<Path> beneath(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(each -> each.resolve(MANIFEST))
          .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw refused(Refusal.NO_INPUT, folder, "cannot be read: " + e.getMessage());
    }
  }

  private static Map<?, ?> read(Path manifest) {
    try {
      if (Files.size(manifest) > LARGEST) {
        throw refused(Refusal.BAD_DATA, manifest, "is larger than " + LARGEST + " bytes");
      }
      Object content =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(manifest));
      if (content instanceof Map<?, ?> map) {
        return map;
      }
      throw refused(Refusal.BAD_DATA, manifest, "holds no keys and values, expected an MLmodel");
    } catch (IOException e) {
      throw refused(Refusal.BAD_DATA, manifest, "cannot be read: " + e.getMessage());
    } catch (YAMLException e) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw refused(Refusal.BAD_DATA, manifest, "is no YAML: " + first);
    }
  }

  private static Path modelFile(Path manifest, Path home, Map<?, ?> content) {
    if (!(content.get("flavors") instanceof Map<?, ?> flavors)) {
      throw refused(Refusal.MODEL, manifest, "names no flavors, expected xgboost among them");
    }
    if (!(flavors.get("xgboost") instanceof Map<?, ?> flavor)) {
      throw refused(
          Refusal.MODEL,
          manifest,
          "has the flavors %s, expected xgboost: log the model with mlflow.xgboost.log_model"
              .formatted(flavors.keySet()));
    }
    if (!(flavor.get("data") instanceof String data)) {
      return USUAL_NAMES.stream()
          .map(home::resolve)
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(
              () ->
                  refused(
                      Refusal.NO_INPUT,
                      manifest,
                      "names no data of the xgboost flavor, and none of %s is beside it"
                          .formatted(USUAL_NAMES)));
    }
    Path file = home.resolve(data).normalize();
    if (!file.startsWith(home.normalize()) || Path.of(data).isAbsolute()) {
      throw refused(Refusal.MODEL, manifest, "has its model outside its folder: " + data);
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(Refusal.NO_INPUT, file, "is not there, though MLmodel names it");
    }
    return file;
  }

  static RefusedException refused(Refusal refusal, Path place, String detail) {
    return new RefusedException(refusal, List.of(new Problem(place.toString(), detail)));
  }
}
