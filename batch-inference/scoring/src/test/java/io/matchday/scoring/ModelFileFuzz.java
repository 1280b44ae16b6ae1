package io.matchday.scoring;

import io.matchday.model.FeatureReference;
import io.matchday.model.GoldenModel;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelFile;
import io.matchday.model.ModelText;
import io.matchday.model.TrainingReference;
import io.matchday.model.TreeEnsemble;
import io.matchday.model.UbjText;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a coverage-guided fuzzer throws at the reader of model files: whatever the bytes, they are
 * refused with a place or give an ensemble that scores every row to finite margins. The method has
 * the name and form Jazzer looks for.
 */
public final class ModelFileFuzz {

  private static final String NAME = "fuzzed";
  private static final float[] VALUES = {
    0, -0.0f, Float.NaN, 1, -1, Float.MAX_VALUE, -Float.MAX_VALUE
  };

  private ModelFileFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    TreeEnsemble ensemble;
    try {
      ensemble = ModelFile.read(NAME, data);
    } catch (RefusedException e) {
      requirePlace(e);
      return;
    }
    Scorer scorer = ScorerForms.of(ensemble).fastest();
    float[] row = new float[ensemble.featureCount()];
    float[] margins = new float[ensemble.classCount()];
    for (float value : VALUES) {
      Arrays.fill(row, value);
      scorer.margins(row, 1, margins);
      requireFinite(margins);
    }
  }

  private static void requirePlace(RefusedException refused) {
    boolean placed = refused.problems().stream().allMatch(each -> each.place().equals(NAME));
    if (!placed || refused.getMessage().length() > 4_000) {
      throw new IllegalStateException("refused without a place, or at length", refused);
    }
  }

  private static void requireFinite(float... margins) {
    for (float margin : margins) {
      if (!Float.isFinite(margin)) {
        throw new IllegalStateException("an accepted model gave " + margin);
      }
    }
  }

  /**
   * Writes the files the fuzzer starts from, small ones since it then tries more.
   *
   * @param arguments a folder for model files, one for manifests, and empty ones to be made
   */
  public static void main(String... arguments) throws IOException {
    Path models = Files.createDirectories(Path.of(arguments[0]));
    byte[] small = ModelText.softprob(List.of("a", "b"), 1);
    Files.write(models.resolve("golden.json"), GoldenModel.json());
    Files.write(models.resolve("golden.ubj"), GoldenModel.ubj());
    Files.write(models.resolve("small.json"), small);
    Files.write(models.resolve("small.ubj"), UbjText.of(small));
    Path manifests = Files.createDirectories(Path.of(arguments[1]));
    for (String empty : List.of(arguments).subList(2, arguments.length)) {
      Files.createDirectories(Path.of(empty));
    }
    Path home = Files.createTempDirectory(manifests.toAbsolutePath().getParent(), "bundle");
    Path bundle = SampleBundles.writeBundle(home, List.of("a", "b"), 1);
    for (String name : List.of(ModelBundle.MANIFEST, ModelBundle.CALIBRATION)) {
      Files.write(manifests.resolve(name), Files.readAllBytes(bundle.resolve(name)));
    }
    FeatureReference feature = FeatureReference.of(0.5f, 1.25f, Float.NaN);
    TrainingReference window = new TrainingReference(3, 0.5, 0.25, 0.25, List.of(feature, feature));
    Path withWindow = SampleBundles.writeBundle(home, List.of("a", "b"), 1, window);
    Files.write(
        manifests.resolve("window.json"),
        Files.readAllBytes(withWindow.resolve(ModelBundle.MANIFEST)));
  }
}
