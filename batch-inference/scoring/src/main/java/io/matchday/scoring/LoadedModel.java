package io.matchday.scoring;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.Calibration;
import io.matchday.model.GoldenRow;
import io.matchday.model.Manifest;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model version ready to score: proven, calibrated, and shown to reproduce its golden rows.
 * Immutable; any number of threads may score with one at once.
 */
public final class LoadedModel {

  private final ModelBundle bundle;
  private final Manifest manifest;
  private final Calibration calibration;
  private final ChosenScorer trees;
  private final Scorer scorer;
  private volatile Optional<ModelExplainer> explainer = Optional.empty();
  private final ScratchPool<Scratch> pool = new ScratchPool<>(Scratch::new);

  private LoadedModel(ModelBundle bundle) {
    this.bundle = bundle;
    this.manifest = bundle.manifest();
    this.calibration = bundle.calibration();
    this.trees = ScorerForms.of(bundle.ensemble()).fastest();
    this.scorer =
        manifest
            .card()
            .base()
            .<Scorer>map(base -> new BasedScorer(trees, base, manifest.schema()))
            .orElse(trees);
  }

  /** Loads the bundle in a folder and makes it ready; see {@link #of(ModelBundle)}. */
  public static LoadedModel open(Path folder) {
    return of(ModelBundle.load(folder));
  }

  /**
   * Loads a registered version and makes it ready; see {@link #of(ModelBundle)}.
   *
   * @param models where all models live
   * @param path where the bundle lies in it, as registered
   * @param registered the version it must hold
   */
  public static LoadedModel open(Path models, String path, ModelRunId registered) {
    return of(ModelBundle.load(models, path, registered));
  }

  /**
   * Makes a bundle ready; refuses one whose golden rows do not come out bit for bit, each alone and
   * all in a block.
   */
  public static LoadedModel of(ModelBundle bundle) {
    LoadedModel model = new LoadedModel(bundle);
    List<Problem> problems = new ArrayList<>();
    List<GoldenRow> rows = bundle.manifest().card().goldenRows();
    float[] inBlock = model.marginsInBlock(rows);
    for (int i = 0; i < rows.size(); i++) {
      int at = i * Outcome.COUNT;
      if (!rows.get(i).expects(margins(model.trees, rows.get(i).features()))
          || !rows.get(i).expects(Arrays.copyOfRange(inBlock, at, at + Outcome.COUNT))) {
        problems.add(
            new Problem(
                bundle.folder().resolve(ModelBundle.MANIFEST).toString(),
                "golden row %d does not come out as expected".formatted(i)));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.MODEL, problems);
    }
    return model;
  }

  /**
   * Whether opening a registered version would give this model; see {@link ModelBundle#isStill}.
   */
  public boolean isStill(Path models, String path, ModelRunId registered) {
    return bundle.isStill(models, path, registered);
  }

  /** The model version. */
  public ModelRunId runId() {
    return manifest.runId();
  }

  /** The features a vector must have. */
  public FeatureSchema schema() {
    return manifest.schema();
  }

  /** What is known of the model. */
  public Manifest manifest() {
    return manifest;
  }

  /** The temperature. */
  public Calibration calibration() {
    return calibration;
  }

  /** The forms it scores in here, and why. */
  public ScorerChoice scoring() {
    return trees.choice();
  }

  /**
   * The probabilities of one match.
   *
   * @param vector the values in schema order; NaN is missing
   * @throws IllegalArgumentException when the vector is of another size or holds an infinity, which
   *     callers refuse before
   */
  public Probabilities score(FeatureVector vector) {
    check(vector);
    double[] out = new double[Outcome.COUNT];
    Softmax.of(margins(scorer, vector), 0, calibration, out);
    return new Probabilities(out[0], out[1], out[2]);
  }

  private void check(FeatureVector vector) {
    if (vector.size() != schema().size() || vector.hasInfinity()) {
      throw new IllegalArgumentException(
          "expected %d values without infinities, was given %d"
              .formatted(schema().size(), vector.size()));
    }
  }

  /**
   * Why the model gives a match its margins. What explaining needs beside scoring is made at the
   * first call and kept.
   *
   * @param vector the values in schema order; NaN is missing
   * @throws RefusedException {@link Refusal#MODEL} when the model file does not hold what that
   *     takes
   * @throws IllegalArgumentException as {@link #score(FeatureVector)}
   */
  public Explanation explain(FeatureVector vector) {
    check(vector);
    return explainer().explain(vector);
  }

  private ModelExplainer explainer() {
    Optional<ModelExplainer> made = explainer;
    if (made.isEmpty()) {
      // Two threads may both make one; they are alike.
      made = Optional.of(new ModelExplainer(bundle.ensemble(), manifest.card().base(), schema()));
      explainer = made;
    }
    return made.get();
  }

  /**
   * The probabilities of a block of matches. Allocates nothing once it is warm.
   *
   * @param rows the values row after row in schema order; NaN is missing, infinities are the
   *     caller's to refuse
   * @param count how many rows to score
   * @param probabilities receives home, draw and away, row after row
   */
  public void score(float[] rows, int count, double[] probabilities) {
    Scratch scratch = pool.take();
    float[] margins = scratch.margins(count);
    scorer.margins(rows, count, margins);
    for (int row = 0; row < count; row++) {
      Softmax.of(margins, row, calibration, probabilities);
    }
    pool.giveBack(scratch);
  }

  private static float[] margins(Scorer scorer, FeatureVector vector) {
    float[] row = new float[vector.size()];
    vector.copyTo(row, 0);
    float[] margins = new float[Outcome.COUNT];
    scorer.margins(row, 1, margins);
    return margins;
  }

  /** Scores the rows, over and over until they make a block, by the form that blocks are for. */
  private float[] marginsInBlock(List<GoldenRow> rows) {
    int size = schema().size();
    int count = Math.max(rows.size(), BitAnswers.ROWS);
    float[] block = new float[count * size];
    for (int i = 0; i < count; i++) {
      rows.get(i % rows.size()).features().copyTo(block, i * size);
    }
    float[] margins = new float[count * Outcome.COUNT];
    trees.margins(block, count, margins);
    return margins;
  }

  /** Margins of the largest block one user had so far. */
  private static final class Scratch {
    private float[] margins = new float[0];

    float[] margins(int count) {
      if (margins.length < count * Outcome.COUNT) {
        margins = new float[count * Outcome.COUNT];
      }
      return margins;
    }
  }
}
