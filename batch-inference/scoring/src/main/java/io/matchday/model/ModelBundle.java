package io.matchday.model;

import io.matchday.match.Outcome;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One model version as a folder: the model file as XGBoost wrote it, {@code manifest.json} and
 * {@code calibration.json}. Its run id is computed from all three, so a bundle that was changed
 * anywhere no longer loads. Immutable.
 */
public final class ModelBundle {

  /** The file that says what the model is. */
  public static final String MANIFEST = "manifest.json";

  /** The file that holds the temperature. */
  public static final String CALIBRATION = "calibration.json";

  private static final ModelRunId NO_ID = new ModelRunId("0".repeat(12));

  private final Path folder;
  private final Manifest manifest;
  private final Calibration calibration;
  private final TreeEnsemble ensemble;

  private ModelBundle(
      Path folder, Manifest manifest, Calibration calibration, TreeEnsemble ensemble) {
    this.folder = folder;
    this.manifest = manifest;
    this.calibration = calibration;
    this.ensemble = ensemble;
  }

  /**
   * Writes a bundle into {@code <models folder>/soccer_model/<run id>/}, whole or not at all. One
   * that is there already is left as it is.
   *
   * @param modelsFolder where all models live
   * @param model the model file's bytes, JSON or UBJ
   * @param card what is known of the model
   * @param calibration its temperature
   * @return the bundle, loaded again from disk
   */
  public static ModelBundle write(
      Path modelsFolder, byte[] model, ModelCard card, Calibration calibration) {
    String fileName = ModelFormat.of(model).fileName();
    List<Problem> problems = new ArrayList<>();
    checkFit(fileName, card, ModelFile.read(fileName, model), problems);
    refuseIfAny(problems);
    byte[] calibrationBytes = ManifestWriter.write(calibration);
    Manifest draft = new Manifest(NO_ID, fileName, Sha256.hex(model), card);
    ModelRunId runId = idOf(draft, ManifestWriter.write(draft), calibrationBytes);
    Manifest manifest = new Manifest(runId, fileName, draft.modelSha256(), card);
    Path parent = modelsFolder.resolve(Manifest.MODEL_NAME);
    if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
      RegisteredFolder.of(modelsFolder, Manifest.MODEL_NAME);
    }
    BundleFolder.write(
        parent.resolve(runId.value()),
        List.of(
            new BundleFolder.NamedFile(fileName, ByteBuffer.wrap(model)),
            new BundleFolder.NamedFile(CALIBRATION, ByteBuffer.wrap(calibrationBytes)),
            new BundleFolder.NamedFile(MANIFEST, ByteBuffer.wrap(ManifestWriter.write(manifest)))));
    return load(modelsFolder, Manifest.MODEL_NAME + "/" + runId, runId);
  }

  /**
   * Reads the bundle of a registered version; see {@link #load(Path)}. One that lies elsewhere than
   * in the models folder, or holds another version, is refused.
   *
   * @param modelsFolder where all models live
   * @param path where the bundle lies in it, as registered
   * @param registered the version it must hold
   */
  public static ModelBundle load(Path modelsFolder, String path, ModelRunId registered) {
    ModelBundle bundle = load(RegisteredFolder.of(modelsFolder, path));
    if (!bundle.runId().equals(registered)) {
      throw new RefusedException(
          Refusal.MODEL,
          List.of(
              new Problem(
                  bundle.folder().toString(),
                  "holds version %s instead of %s".formatted(bundle.runId(), registered))));
    }
    return bundle;
  }

  /**
   * Reads a bundle and proves that it is whole and unchanged: its files, hash and run id, its model
   * file, and that the two fit each other. Whether its golden rows come out is for whoever scores.
   */
  public static ModelBundle load(Path folder) {
    BundleFolder.Read read = BundleFolder.read(folder);
    Manifest manifest = read.manifest();
    ModelRunId runId =
        idOf(manifest, read.manifestBytes().array(), read.calibrationBytes().array());
    List<Problem> problems = new ArrayList<>();
    String file = folder.resolve(MANIFEST).toString();
    if (!runId.equals(manifest.runId())) {
      problems.add(
          new Problem(
              file,
              "has run id %s but its content gives %s: the bundle was changed"
                  .formatted(manifest.runId(), runId)));
    }
    String modelFile = folder.resolve(manifest.modelFile()).toString();
    checkFit(modelFile, manifest.card(), read.ensemble(), problems);
    refuseIfAny(problems);
    TreeEnsemble scored = manifest.origin().asScored(read.ensemble(), manifest.schema());
    return new ModelBundle(folder, manifest, read.calibration(), scored);
  }

  /**
   * Whether {@link #load(Path, String, ModelRunId)} would give the same bundle: the version lies
   * where this one was read, and each of its files is what it was. Takes a small part of the time.
   * False as well when it would be refused.
   */
  public boolean isStill(Path modelsFolder, String path, ModelRunId registered) {
    try {
      return runId().equals(registered)
          && folder.equals(RegisteredFolder.of(modelsFolder, path))
          && idOf(manifest, BundleFolder.manifest(folder), BundleFolder.calibration(folder))
              .equals(registered)
          && Sha256.hex(BundleFolder.model(folder, manifest)).equals(manifest.modelSha256());
    } catch (RefusedException e) {
      return false;
    }
  }

  /**
   * Why a model cannot be one of home, draw and away; empty when it can.
   *
   * @param file what to call the model file
   */
  public static Optional<Problem> outcomeMisfit(String file, TreeEnsemble ensemble) {
    if (ensemble.objective().isMulticlass() && ensemble.classCount() == Outcome.COUNT) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            file,
            "is a %s model of %d classes, expected a softmax of %d for home, draw and away"
                .formatted(ensemble.objective().label(), ensemble.classCount(), Outcome.COUNT)));
  }

  private static void checkFit(
      String file, ModelCard card, TreeEnsemble ensemble, List<Problem> problems) {
    outcomeMisfit(file, ensemble).ifPresent(problems::add);
    List<String> names = card.origin().fileFeatures(card.schema());
    if (ensemble.featureCount() != names.size()) {
      problems.add(
          new Problem(
              file,
              "has %d features, the manifest %d".formatted(ensemble.featureCount(), names.size())));
    } else if (!ensemble.featureNames().isEmpty() && !ensemble.featureNames().equals(names)) {
      problems.add(new Problem(file, firstDifference(ensemble.featureNames(), names)));
    }
    if (card.origin().rounds() > ensemble.roundCount()) {
      problems.add(
          new Problem(
              file,
              "has %d rounds, the manifest %d"
                  .formatted(ensemble.roundCount(), card.origin().rounds())));
    }
  }

  private static String firstDifference(List<String> ours, List<String> manifest) {
    int at = 0;
    while (ours.get(at).equals(manifest.get(at))) {
      at++;
    }
    return "names its features otherwise than the manifest: the first to differ is feature %d, %s here and %s there"
        .formatted(at, Place.quote(ours.get(at)), Place.quote(manifest.get(at)));
  }

  private static void refuseIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.MODEL, problems);
    }
  }

  /** Where the bundle lies. */
  public Path folder() {
    return folder;
  }

  /** The model version. */
  public ModelRunId runId() {
    return manifest.runId();
  }

  /** What the bundle says of its model. */
  public Manifest manifest() {
    return manifest;
  }

  /** The temperature. */
  public Calibration calibration() {
    return calibration;
  }

  /** The proven trees, as they score rows of the manifest's schema. */
  public TreeEnsemble ensemble() {
    return ensemble;
  }

  /** The run id that files give, of which the first says this. */
  private static ModelRunId idOf(Manifest manifest, byte[] manifestFile, byte[] calibration) {
    byte[] withoutId = ManifestWriter.withoutRunId(manifestFile, manifest.runId());
    byte[] both = Arrays.copyOf(withoutId, withoutId.length + calibration.length);
    System.arraycopy(calibration, 0, both, withoutId.length, calibration.length);
    return new ModelRunId(Sha256.hex(both).substring(0, 12));
  }
}
