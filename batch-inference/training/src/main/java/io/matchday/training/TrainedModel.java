package io.matchday.training;

import io.matchday.model.Calibration;
import io.matchday.model.Judgement;
import io.matchday.model.ModelBundle;
import io.matchday.model.ModelCard;
import java.nio.file.Path;

/** A model that was fitted, calibrated and judged, and lies nowhere yet. */
public final class TrainedModel {

  private final FittedTrees trees;
  private final ModelCard card;
  private final Calibration calibration;

  TrainedModel(FittedTrees trees, ModelCard card, Calibration calibration) {
    this.trees = trees;
    this.card = card;
    this.calibration = calibration;
  }

  /** What its manifest will say. */
  public ModelCard card() {
    return card;
  }

  /** How good it is on the held-out season, with its rivals beside it. */
  public Judgement judgement() {
    return card.origin().training().orElseThrow().judgement();
  }

  /** Its temperature. */
  public Calibration calibration() {
    return calibration;
  }

  /** Writes its bundle into {@code <models folder>/soccer_model/<run id>/}. */
  public ModelBundle writeTo(Path modelsFolder) {
    return ModelBundle.write(modelsFolder, trees.file(), card, calibration);
  }
}
