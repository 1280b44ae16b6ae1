package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.scoring.TreeExplainer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our contributions are those of the library's {@code predictContrib}. */
@NeedsNativeLibrary
class NativeContributionsTest {

  private static final double TOLERANCE = 1e-4;
  private static final int MODELS = 60;
  private static final int MODELS_OF_A_KIND = 15;
  private static final int ROWS = 50;

  @Test
  void contributions_of_random_models_are_those_of_the_library() throws XGBoostError {
    Random seeds = new Random(31);
    for (int i = 0; i < MODELS; i++) {
      assertSame(seeds.nextLong(), Map.of());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "booster, dart, rate_drop, 0.3",
    "objective, binary:logistic, base_score, 0.5",
    "num_parallel_tree, 4, subsample, 0.5",
    "base_score, -7.25, max_depth, 12",
  })
  void contributions_of_other_kinds_are_equal_too(ArgumentsAccessor names) throws XGBoostError {
    Map<String, Object> wanted = new HashMap<>();
    for (int i = 0; i < names.size(); i += 2) {
      wanted.put(names.getString(i), names.getString(i + 1));
    }
    Random seeds = new Random(32);
    for (int i = 0; i < MODELS_OF_A_KIND; i++) {
      assertSame(seeds.nextLong(), wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.7.6/softprob.json", "1.7.6/dart.ubj", "1.7.6/binary.json", "2.0.3/softprob.ubj",
        "2.0.3/parallel.json", "2.1.4/softprob.json", "2.1.4/dart.json", "2.1.4/binary.ubj",
        "3.0.4/softprob.ubj", "3.0.4/dart.json", "3.0.4/parallel.ubj", "3.0.4/binary.json"
      })
  void contributions_of_golden_models_are_those_of_the_library(String name)
      throws IOException, XGBoostError {
    byte[] file;
    try (InputStream in = getClass().getResourceAsStream("/golden-models/" + name)) {
      file = Objects.requireNonNull(in, name).readAllBytes();
    }
    TreeEnsemble ensemble = ModelFile.read(name, file);
    Random random = new Random(33);
    float[] rows = new float[ROWS * ensemble.featureCount()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
    }

    assertSame(ensemble, file, rows);
  }

  private static void assertSame(long seed, Map<String, Object> wanted) throws XGBoostError {
    try (RandomModel model = new RandomModel(seed, wanted)) {
      byte[] file = model.file("ubj");
      TreeEnsemble ensemble = ModelFile.read("model.ubj", file);
      float[] thresholds = new float[ensemble.nodeCount()];
      for (int node = 0; node < thresholds.length; node++) {
        thresholds[node] = ensemble.value(node);
      }
      assertSame(ensemble, file, model.rows(ROWS, thresholds));
    }
  }

  private static void assertSame(TreeEnsemble ensemble, byte[] file, float[] rows)
      throws XGBoostError {
    int features = ensemble.featureCount();
    int classes = ensemble.classCount();
    TreeExplainer explainer = TreeExplainer.of(ensemble);
    float[] theirs;
    try (NativeModel library = new NativeModel(file, features)) {
      theirs = library.contributions(rows);
    }
    int next = 0;
    for (int row = 0; row < rows.length / features; row++) {
      double[] ours =
          explainer.contributions(Arrays.copyOfRange(rows, row * features, (row + 1) * features));
      for (int i = 0; i < classes; i++) {
        for (int feature = 0; feature < features; feature++) {
          assertThat(ours[feature * classes + i]).isCloseTo(theirs[next++], within(TOLERANCE));
        }
        assertThat(explainer.base(i)).isCloseTo(theirs[next++], within(TOLERANCE));
      }
    }
    assertThat(next).isEqualTo(theirs.length);
  }
}
