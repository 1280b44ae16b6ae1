package io.matchday.job.model;

import io.matchday.feature.FeatureVector;
import io.matchday.model.GoldenRow;
import io.matchday.model.TreeEnsemble;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Rows that try a model nobody gave us rows for, with the margins our scorer gives. They meet the
 * model's own thresholds, so that a trees' way is taken left and right; they show that the model
 * still scores as on the day it came, not that it scored rightly then.
 */
final class GoldenRows {

  private static final int ROWS = 16;

  private GoldenRows() {}

  /** A row of nothing, and rows from a fixed seed; the same ensemble always gives the same. */
  static List<GoldenRow> of(TreeEnsemble ensemble) {
    Scorer scorer = ScorerForms.of(ensemble).fastest();
    Random random = new Random(ROWS);
    int features = ensemble.featureCount();
    List<GoldenRow> rows = new ArrayList<>();
    for (int i = 0; i <= ROWS; i++) {
      float[] row = new float[features];
      Arrays.fill(row, Float.NaN);
      if (i > 0) {
        fill(row, ensemble, random);
      }
      float[] margins = new float[ensemble.classCount()];
      scorer.margins(row, 1, margins);
      rows.add(new GoldenRow(FeatureVector.of(row), margins));
    }
    return rows;
  }

  /** Asks nodes all over the ensemble, so that most features get a value they are asked about. */
  private static void fill(float[] row, TreeEnsemble ensemble, Random random) {
    for (int i = 0; i < row.length * 4; i++) {
      int node = random.nextInt(ensemble.nodeCount());
      if (!ensemble.isLeaf(node)) {
        float threshold = ensemble.value(node);
        row[ensemble.split(node)] =
            switch (random.nextInt(3)) {
              case 0 -> threshold;
              case 1 -> threshold - Math.ulp(threshold);
              default -> threshold + 1;
            };
      }
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.isInfinite(row[i]) ? 0 : row[i];
    }
  }
}
