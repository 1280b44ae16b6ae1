package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.scoring.EnsembleScorer;
import io.matchday.scoring.Scorer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

@NeedsNativeLibrary
class NativeParityTest {

  private static final long SEED = 42;
  private static final int MODELS = 150;
  private static final int ROWS = 200;

  @Test
  void margins_equal_those_of_the_native_library_bit_for_bit() throws XGBoostError {
    Random seeds = new Random(SEED);
    for (int i = 0; i < MODELS; i++) {
      assertSameMargins(seeds.nextLong());
    }
  }

  private static void assertSameMargins(long seed) throws XGBoostError {
    try (RandomModel model = new RandomModel(seed)) {
      TreeEnsemble json = ModelFile.read("model.json", model.file("json"));
      TreeEnsemble ubj = ModelFile.read("model.ubj", model.file("ubj"));
      float[] rows = model.rows(ROWS, values(json));
      int[] expected = bits(model.margins(rows, ROWS));

      assertThat(bits(block(json, rows))).as("seed %d, JSON", seed).isEqualTo(expected);
      assertThat(bits(block(ubj, rows))).as("seed %d, UBJ", seed).isEqualTo(expected);
      assertThat(bits(oneByOne(ubj, rows))).as("seed %d, row by row", seed).isEqualTo(expected);
    }
  }

  private static float[] block(TreeEnsemble ensemble, float[] rows) {
    float[] margins = new float[ROWS * ensemble.classCount()];
    new EnsembleScorer(ensemble).margins(rows, ROWS, margins);
    return margins;
  }

  private static float[] oneByOne(TreeEnsemble ensemble, float[] rows) {
    Scorer scorer = new EnsembleScorer(ensemble);
    float[] margins = new float[ROWS * 3];
    float[] one = new float[3];
    for (int row = 0; row < ROWS; row++) {
      int from = row * ensemble.featureCount();
      scorer.margins(Arrays.copyOfRange(rows, from, from + ensemble.featureCount()), 1, one);
      System.arraycopy(one, 0, margins, row * 3, 3);
    }
    return margins;
  }

  private static float[] values(TreeEnsemble ensemble) {
    float[] values = new float[ensemble.nodeCount()];
    for (int node = 0; node < values.length; node++) {
      values[node] = ensemble.value(node);
    }
    return values;
  }

  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
  }
}
