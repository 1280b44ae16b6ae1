package io.matchday.serving;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.LoadedModel;
import java.util.List;
import java.util.stream.IntStream;

/** A model that answers requests. Any number of threads may call it at once. */
interface OnlineModel {

  ModelRunId runId();

  FeatureSchema schema();

  Probabilities score(FeatureVector vector);

  /** Scores rows that came together, in one call where the model can. */
  default List<Probabilities> score(List<FeatureVector> vectors) {
    return vectors.stream().map(this::score).toList();
  }

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

      @Override
      public List<Probabilities> score(List<FeatureVector> vectors) {
        int size = model.schema().size();
        float[] rows = new float[vectors.size() * size];
        for (int i = 0; i < vectors.size(); i++) {
          vectors.get(i).copyTo(rows, i * size);
        }
        double[] out = new double[vectors.size() * Outcome.COUNT];
        model.score(rows, vectors.size(), out);
        return IntStream.range(0, vectors.size())
            .map(row -> row * Outcome.COUNT)
            .mapToObj(at -> new Probabilities(out[at], out[at + 1], out[at + 2]))
            .toList();
      }
    };
  }
}
