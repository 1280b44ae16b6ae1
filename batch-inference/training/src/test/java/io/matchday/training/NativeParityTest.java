package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsNativeLibrary
class NativeParityTest {

  private static final long SEED = 42;
  private static final int MODELS = 100;
  private static final int MODELS_OF_A_KIND = 25;
  private static final int ROWS = 200;

  @Test
  void margins_equal_those_of_the_native_library_bit_for_bit() throws XGBoostError {
    Random seeds = new Random(SEED);
    for (int i = 0; i < MODELS; i++) {
      assertSameMargins(seeds.nextLong(), Map.of());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "booster, dart, rate_drop, 0.3",
    "booster, dart, normalize_type, forest, rate_drop, 0.5, num_parallel_tree, 3",
    "objective, binary:logistic, base_score, 0.5",
    "objective, binary:logistic, base_score, 0.5, booster, dart, rate_drop, 0.3",
    "num_parallel_tree, 4, subsample, 0.5",
    "base_score, -7.25, max_depth, 12",
  })
  void margins_of_other_kinds_are_equal_too(ArgumentsAccessor names) throws XGBoostError {
    Map<String, Object> wanted = new HashMap<>();
    for (int i = 0; i < names.size(); i += 2) {
      wanted.put(names.getString(i), names.getString(i + 1));
    }
    Random seeds = new Random(SEED + 1);
    for (int i = 0; i < MODELS_OF_A_KIND; i++) {
      assertSameMargins(seeds.nextLong(), wanted);
    }
  }

  @Test
  void probabilities_are_within_two_floats_of_those_of_the_native_library() throws XGBoostError {
    Random seeds = new Random(SEED + 2);
    int farthest = 0;
    for (int i = 0; i < MODELS; i++) {
      try (RandomModel model =
          new RandomModel(seeds.nextLong(), Map.of("objective", "multi:softprob"))) {
        byte[] file = model.file("ubj");
        TreeEnsemble ensemble = ModelFile.read("model.ubj", file);
        float[] rows = model.rows(ROWS, values(ensemble));
        try (NativeModel library = new NativeModel(file, model.features)) {
          float[] theirs = library.probabilities(rows);
          farthest = Math.max(farthest, FloatsBetween.atMost(block(ensemble, rows), theirs));
        }
      }
    }

    assertThat(farthest).isLessThanOrEqualTo(2);
  }

  private static void assertSameMargins(long seed, Map<String, Object> wanted) throws XGBoostError {
    try (RandomModel model = new RandomModel(seed, wanted)) {
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
    ScorerForms.of(ensemble).fastest().margins(rows, ROWS, margins);
    return margins;
  }

  private static float[] oneByOne(TreeEnsemble ensemble, float[] rows) {
    Scorer scorer = ScorerForms.of(ensemble).fastest();
    int classes = ensemble.classCount();
    float[] margins = new float[ROWS * classes];
    float[] one = new float[classes];
    for (int row = 0; row < ROWS; row++) {
      int from = row * ensemble.featureCount();
      scorer.margins(Arrays.copyOfRange(rows, from, from + ensemble.featureCount()), 1, one);
      System.arraycopy(one, 0, margins, row * classes, classes);
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
