package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.matchday.model.GeneratedModels;
import io.matchday.model.GoldenModel;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract every form of a scorer keeps. */
class ScorerFormsTest {

  private static final int MODELS = 150;
  private static final int ROWS = 150;

  /** More rows than any form scores at once. */
  private static final int MANY = 1_100;

  @ParameterizedTest
  @EnumSource(ScorerForm.class)
  void margins_equal_those_the_native_library_gave(ScorerForm form) {
    TreeEnsemble ensemble = ModelFile.read("model.ubj", GoldenModel.ubj());

    assertThat(scored(ScorerForms.of(ensemble).in(form))).isEqualTo(GoldenModel.margins());
  }

  @ParameterizedTest
  @EnumSource(ScorerForm.class)
  void margins_of_generated_models_equal_those_of_a_walk_node_by_node(ScorerForm form) {
    Random random = new Random(11);
    for (int i = 0; i < MODELS; i++) {
      GeneratedModels model = anyModel(random);
      float[] rows = model.rows(ROWS, i % 5 == 0 ? 1 : random.nextDouble() / 4, i);
      TreeEnsemble ensemble = model.ensemble();
      ScorerForms forms = ScorerForms.of(ensemble);

      if (forms.possible().contains(form)) {
        assertThat(bits(block(forms.in(form), rows)))
            .as("model %d", i)
            .isEqualTo(bits(block(forms.in(ScorerForm.NODE_WALK), rows)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ScorerForm.class)
  void a_row_scores_the_same_wherever_it_stands(ScorerForm form) {
    GeneratedModels model = GeneratedModels.aModel().trees(30).depth(4).features(7).seed(3);
    Scorer scorer = ScorerForms.of(model.ensemble()).in(form);
    float[] rows = model.rows(ROWS, 0.1, 5);
    int[] whole = bits(block(scorer, rows));

    for (int from = 0; from < ROWS; from += 37) {
      float[] some = new float[ROWS * 3];
      int to = Math.min(ROWS, from + 64 + from % 5);
      scorer.margins(rows, from, to, some);

      assertThat(Arrays.copyOfRange(bits(some), from * 3, to * 3))
          .as("rows %d to %d", from, to)
          .isEqualTo(Arrays.copyOfRange(whole, from * 3, to * 3));
      assertThat(IntStream.range(0, from * 3).mapToDouble(i -> some[i]))
          .allMatch(each -> each == 0);
    }
  }

  @ParameterizedTest
  @EnumSource(ScorerForm.class)
  void a_model_of_nothing_but_leaves_gives_their_sums(ScorerForm form) {
    GeneratedModels model = GeneratedModels.aModel().trees(9).depth(0);
    ScorerForms forms = ScorerForms.of(model.ensemble());
    float[] rows = model.rows(ROWS, 0.5, 1);

    assertThat(bits(block(forms.in(form), rows)))
        .isEqualTo(bits(block(forms.in(ScorerForm.NODE_WALK), rows)));
  }

  @ParameterizedTest
  @EnumSource(ScorerForm.class)
  void no_rows_are_scored_when_none_are_asked_for(ScorerForm form) {
    GeneratedModels model = GeneratedModels.aModel();
    float[] margins = {7, 7, 7};

    ScorerForms.of(model.ensemble()).in(form).margins(model.rows(1, 0, 1), 1, 1, margins);

    assertThat(margins).containsOnly(7);
  }

  @Test
  void a_deep_model_is_walked_and_says_so() {
    ScorerChoice choice = ScorerForms.of(GeneratedModels.aModel().depth(9).ensemble()).choice();

    assertThat(choice)
        .hasToString("rows alone by node walk, blocks by node walk: a tree is 9 deep, more than 8");
  }

  @Test
  void a_model_with_more_conditions_than_can_be_numbered_is_walked() {
    TreeEnsemble ensemble =
        GeneratedModels.aModel()
            .trees(300)
            .depth(8)
            .features(40)
            .thresholdsAFeature(4000)
            .ensemble();

    assertThat(ScorerForms.of(ensemble).choice().reason()).contains("conditions, more than 65,536");
    assertThat(ScorerForms.of(ensemble).possible())
        .containsExactly(ScorerForm.NODE_WALK, ScorerForm.PACKED_KEYS);
  }

  @Test
  void a_few_deep_trees_do_not_swell_many_shallow_ones() {
    TreeEnsemble ensemble = GeneratedModels.aModel().trees(1500).depth(8).leafShare(0.8).ensemble();

    assertThat(ScorerForms.of(ensemble).choice().reason())
        .isEqualTo("the 1,500 trees grown to the depth of 8 of the deepest are too large");
    assertThat(ScorerForms.of(ensemble).possible()).containsExactly(ScorerForm.NODE_WALK);
  }

  @Test
  void a_small_model_has_packed_keys_and_a_large_one_a_condition_table() {
    GeneratedModels small = GeneratedModels.aModel().trees(90).depth(3);
    GeneratedModels large = GeneratedModels.aModel().trees(900).depth(6);

    assertThat(ScorerForms.of(small.ensemble()).choice().alone()).isEqualTo(ScorerForm.PACKED_KEYS);
    assertThat(ScorerForms.of(large.ensemble()).choice().alone())
        .isEqualTo(ScorerForm.CONDITION_TABLE);
  }

  @Test
  void rows_that_do_not_fit_their_arrays_are_refused() {
    Scorer scorer = ScorerForms.of(GeneratedModels.aModel().ensemble()).fastest();

    assertThatThrownBy(() -> scorer.margins(new float[7], 2, new float[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows 0 to 2 of 4 features do not fit arrays of 7 and 6");
  }

  @ParameterizedTest
  @EnumSource(ScorerForm.class)
  void many_rows_score_as_they_do_node_by_node(ScorerForm form) {
    GeneratedModels model = GeneratedModels.aModel().trees(40).depth(6).features(9).seed(8);
    ScorerForms forms = ScorerForms.of(model.ensemble());
    float[] rows = model.rows(MANY, 0.1, 2);

    assertThat(bits(margins(forms.in(form), rows, MANY)))
        .isEqualTo(bits(margins(forms.in(ScorerForm.NODE_WALK), rows, MANY)));
  }

  @Test
  void vectors_are_used_by_large_models_where_they_are_wide_and_say_so() {
    assumeThat(VectorScorers.in(ModuleLayer.boot()).orElseThrow().rowsAtOnce())
        .isGreaterThanOrEqualTo(256);
    ScorerChoice choice =
        ScorerForms.of(GeneratedModels.aModel().trees(900).depth(6).ensemble()).choice();

    assertThat(choice.blocks()).isEqualTo(ScorerForm.VECTOR_SLICES);
    assertThat(choice.reason())
        .containsPattern("; vectors score (256|512) rows at once, after the first 200,000 ");
  }

  @Test
  void without_the_module_for_vectors_blocks_are_scored_by_bit_slices() {
    TreeEnsemble ensemble = GeneratedModels.aModel().trees(900).depth(6).ensemble();

    ScorerForms forms = ScorerForms.of(ensemble, ModuleLayer.empty());

    assertThat(forms.possible())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(ScorerForm.VECTOR_SLICES)));
    assertThat(forms.choice().blocks()).isEqualTo(ScorerForm.BIT_SLICES);
  }

  private static GeneratedModels anyModel(Random random) {
    GeneratedModels model =
        GeneratedModels.aModel()
            .trees(1 + random.nextInt(60))
            .depth(random.nextInt(10))
            .features(1 + random.nextInt(12))
            .classes(1 + random.nextInt(4))
            .parallelTrees(1 + random.nextInt(3))
            .thresholdsAFeature(1 + random.nextInt(300))
            .leafShare(random.nextInt(3) * 0.2)
            .seed(random.nextLong());
    return random.nextBoolean() ? model.withSpecialValues() : model;
  }

  private static float[] block(Scorer scorer, float[] rows) {
    return margins(scorer, rows, ROWS);
  }

  private static float[] margins(Scorer scorer, float[] rows, int count) {
    float[] margins = new float[count * scorer.classCount()];
    scorer.margins(rows, count, margins);
    return margins;
  }

  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
  }

  /** The golden rows with our margins in the place of the expected ones. */
  private static List<String> scored(Scorer scorer) {
    return GoldenModel.margins().stream().map(line -> scored(scorer, line)).toList();
  }

  private static String scored(Scorer scorer, String line) {
    String[] cells = line.split(",", -1);
    float[] row = new float[scorer.featureCount()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.intBitsToFloat(HexFormat.fromHexDigits(cells[i]));
    }
    float[] margins = new float[scorer.classCount()];
    scorer.margins(row, 1, margins);
    String[] scored = Arrays.copyOf(cells, row.length + margins.length);
    for (int i = 0; i < margins.length; i++) {
      scored[row.length + i] = HexFormat.of().toHexDigits(Float.floatToIntBits(margins[i]));
    }
    return String.join(",", scored);
  }
}
