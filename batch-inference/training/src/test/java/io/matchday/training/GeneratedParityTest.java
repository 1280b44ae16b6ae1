package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.GeneratedModels;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.scoring.Scorer;
import io.matchday.scoring.ScorerForm;
import io.matchday.scoring.ScorerForms;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files nobody trained, of every depth and size, read by the native library and by us. */
@NeedsNativeLibrary
class GeneratedParityTest {

  private static final int ROWS = 60;
  private static final int PROBABILITY_MODELS = 80;
  private static final int PROBABILITY_ROWS = 300;
  private static final double[] MISSING_SHARES = {0, 0.2, 1};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void margins_are_equal_at_every_depth(int depth) throws XGBoostError {
    Random random = new Random(depth);
    for (int i = 0; i < 12; i++) {
      GeneratedModels model =
          GeneratedModels.aModel()
              .depth(depth)
              .leafShare(depth > 8 ? 0.25 : random.nextInt(3) * 0.1)
              .trees(1 + random.nextInt(40))
              .classes(1 + random.nextInt(5))
              .parallelTrees(1 + random.nextInt(3))
              .features(1 + random.nextInt(9))
              .thresholdsAFeature(1 + random.nextInt(40))
              .withSpecialValues()
              .seed(random.nextLong());
      assertSameMargins(i % 2 == 0 ? model : model.dart(0.2));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,12", "300,4", "900,3", "2000,2"})
  void margins_are_equal_from_one_tree_to_two_thousand(int trees, int depth) throws XGBoostError {
    GeneratedModels model =
        GeneratedModels.aModel().trees(trees).depth(depth).features(20).thresholdsAFeature(255);

    assertSameMargins(model);
    assertSameMargins(model.dart(0.1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_first_rounds_are_those_the_library_takes(boolean isDart) throws XGBoostError {
    GeneratedModels model = GeneratedModels.aModel().trees(48).parallelTrees(2);
    float[] rows = model.rows(ROWS, 0.2, 8);
    try (NativeModel library = new NativeModel((isDart ? model.dart(0.2) : model).json(), 4)) {
      for (int rounds = 1; rounds <= 8; rounds++) {
        assertThat(bits(margins(model.ensemble().firstRounds(rounds), rows)))
            .isEqualTo(bits(library.marginsOfFirst(2 * rounds, rows)));
      }
    }
  }

  /**
   * The library at hand knows one base score only, so it is given the others as a first round of
   * leaves: -0 and a leaf make that leaf, and everything is added to it in the same order.
   */
  @Test
  void a_base_score_of_each_class_is_where_its_margin_starts() throws XGBoostError {
    Random random = new Random(31);
    for (int i = 0; i < 20; i++) {
      float[] starts = {(float) random.nextGaussian(), -0.0f, (float) random.nextGaussian() * 9};
      GeneratedModels model = GeneratedModels.aModel().trees(30).seed(i);
      float[] rows = model.rows(ROWS, 0.2, i);
      int[] ours = bits(margins(model.baseScores(starts).ensemble(), rows));
      byte[] theirs = model.baseScores(-0.0f).firstLeaves(starts).json();
      try (NativeModel library = new NativeModel(theirs, 4)) {
        assertThat(ours).isEqualTo(bits(library.margins(rows)));
      }
    }
  }

  /** The library takes the logarithm from the platform's C library, which may be one float off. */
  @Test
  void the_base_margin_of_a_binary_model_is_within_one_float_of_the_librarys() throws XGBoostError {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      GeneratedModels model =
          GeneratedModels.aModel()
              .classes(1)
              .trees(0)
              .firstLeaves(0)
              .baseScores(random.nextFloat());
      float[] rows = model.rows(1, 0, 1);
      try (NativeModel library = new NativeModel(model.json(), 4)) {
        float theirs = library.margins(rows)[0];
        float ours = margins(model.ensemble(), rows)[0];

        assertThat(ours).isBetween(Math.nextDown(theirs), Math.nextUp(theirs));
      }
    }
  }

  @Test
  void probabilities_are_within_two_floats_of_the_librarys() throws XGBoostError {
    int farthest = 0;
    for (int i = 0; i < PROBABILITY_MODELS; i++) {
      GeneratedModels model =
          GeneratedModels.aModel().trees(3 + 30 * (i % 20)).depth(1 + i % 6).seed(i);
      float[] rows = model.rows(PROBABILITY_ROWS, MISSING_SHARES[i % 2], i);
      try (NativeModel library = new NativeModel(model.json(), 4)) {
        float[] theirs = library.probabilities(rows);
        farthest =
            Math.max(farthest, FloatsBetween.atMost(margins(model.ensemble(), rows), theirs));
      }
    }

    assertThat(farthest).isLessThanOrEqualTo(2);
  }

  private static void assertSameMargins(GeneratedModels model) throws XGBoostError {
    TreeEnsemble json = model.ensemble();
    try (NativeModel library = new NativeModel(model.json(), json.featureCount())) {
      TreeEnsemble ubj = ModelFile.read("model.ubj", library.file("ubj"));
      for (double missing : MISSING_SHARES) {
        float[] rows = model.rows(ROWS, missing, 77);
        int[] expected = bits(library.margins(rows));

        assertThat(bits(margins(json, rows))).isEqualTo(expected);
        ScorerForms forms = ScorerForms.of(ubj);
        for (ScorerForm form : forms.possible()) {
          Scorer scorer = forms.in(form);
          assertThat(bits(block(scorer, rows))).as(form.label()).isEqualTo(expected);
          assertThat(bits(alone(scorer, rows))).as(form.label() + ", alone").isEqualTo(expected);
        }
      }
    }
  }

  private static float[] margins(TreeEnsemble ensemble, float[] rows) {
    return block(ScorerForms.of(ensemble).fastest(), rows);
  }

  private static float[] block(Scorer scorer, float[] rows) {
    int count = rows.length / scorer.featureCount();
    float[] margins = new float[count * scorer.classCount()];
    scorer.margins(rows, count, margins);
    return margins;
  }

  private static float[] alone(Scorer scorer, float[] rows) {
    int count = rows.length / scorer.featureCount();
    float[] margins = new float[count * scorer.classCount()];
    for (int row = 0; row < count; row++) {
      scorer.margins(rows, row, row + 1, margins);
    }
    return margins;
  }

  private static int[] bits(float... values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
  }
}
