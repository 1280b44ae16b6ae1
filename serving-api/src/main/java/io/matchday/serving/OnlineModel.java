package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.LoadedModel;

/** A model that answers requests. Any number of threads may call it at once. */
interface OnlineModel {

  ModelRunId runId();

  FeatureSchema schema();

  Probabilities score(FeatureVector vector);

  /** A model loaded from a bundle. */
  static OnlineModel of(LoadedModel model) {
    return new OnlineModel() {
      @Override
      public ModelRunId runId() {
        return model.runId();
      }

      @Override
      public FeatureSchema schema() {
        return model.schema();
      }

      @Override
      public Probabilities score(FeatureVector vector) {
        return model.score(vector);
      }
    };
  }
}
