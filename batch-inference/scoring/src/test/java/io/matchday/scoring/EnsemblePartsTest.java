package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureSchema;
import io.matchday.model.GeneratedModels;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first rounds of an ensemble, and an ensemble placed in another schema. */
class EnsemblePartsTest {

  private static final int ROWS = 50;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @Test
  void the_first_rounds_score_as_a_model_that_ended_there() {
    GeneratedModels longer = GeneratedModels.aModel().trees(24).parallelTrees(2);
    GeneratedModels shorter = GeneratedModels.aModel().trees(12).parallelTrees(2);
    float[] rows = longer.rows(ROWS, 0.1, 5);

    TreeEnsemble first = longer.ensemble().firstRounds(2);

    assertThat(first.roundCount()).isEqualTo(2);
    assertThat(first.treeCount()).isEqualTo(12);
    assertThat(margins(first, rows)).isEqualTo(margins(shorter.ensemble(), rows));
  }

  @Test
  void a_file_without_a_list_of_rounds_has_equal_ones() {
    String json = text(GeneratedModels.aModel().trees(24).parallelTrees(2).json());
    String older = json.replace("\"iteration_indptr\":[0,6,12,18,24],", "");
    assertThat(older).isNotEqualTo(json);

    TreeEnsemble ensemble = read(older);

    assertThat(ensemble.roundCount()).isEqualTo(4);
    assertThat(ensemble.firstRounds(3).treeCount()).isEqualTo(18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2147483647"})
  void an_impossible_count_of_parallel_trees_makes_rounds_all_the_same(String count) {
    String json = text(GeneratedModels.aModel().trees(6).json());
    String changed =
        json.replace("\"iteration_indptr\":[0,3,6],", "")
            .replace("\"num_parallel_tree\":\"1\"", "\"num_parallel_tree\":\"" + count + "\"");

    assertThat(read(changed).roundCount()).isBetween(1, 2);
  }

  @Test
  void rounds_beyond_those_there_are_not_given() {
    TreeEnsemble ensemble = GeneratedModels.aModel().trees(6).ensemble();

    assertThatThrownBy(() -> ensemble.firstRounds(3)).hasMessageContaining("expected 1 to 2");
    assertThatThrownBy(() -> ensemble.firstRounds(0)).hasMessageContaining("expected 1 to 2");
  }

  @Test
  void the_best_round_and_who_saved_the_file_are_told() {
    String json = text(GeneratedModels.aModel().json());
    TreeEnsemble plain = read(json);
    TreeEnsemble wrapped =
        read(
            json.replace(
                "\"attributes\":{}",
                "\"attributes\":{\"best_iteration\":\"1\",\"scikit_learn\":\"{}\"}"));

    assertThat(plain.bestRound()).isEmpty();
    assertThat(plain.isFromWrapper()).isFalse();
    assertThat(wrapped.bestRound()).hasValue(1);
    assertThat(wrapped.isFromWrapper()).isTrue();
  }

  @Test
  void an_ensemble_placed_in_another_schema_gives_the_same_margins() {
    GeneratedModels model = GeneratedModels.aModel().trees(12).named(NAMES);
    FeatureSchema schema = new FeatureSchema(List.of("d", "x", "b", "a", "y", "c"));
    float[] rows = model.rows(ROWS, 0.2, 6);
    float[] placed = new float[ROWS * schema.size()];
    Arrays.fill(placed, 99);
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < NAMES.size(); i++) {
        int column = schema.indexOf(NAMES.get(i)).orElseThrow();
        placed[row * schema.size() + column] = rows[row * NAMES.size() + i];
      }
    }

    TreeEnsemble elsewhere = model.ensemble().placedIn(NAMES, schema);

    assertThat(elsewhere.featureNames()).isEqualTo(schema.names());
    assertThat(margins(elsewhere, placed)).isEqualTo(margins(model.ensemble(), rows));
  }

  private static float[] margins(TreeEnsemble ensemble, float[] rows) {
    float[] margins = new float[ROWS * ensemble.classCount()];
    ScorerForms.of(ensemble).fastest().margins(rows, ROWS, margins);
    return margins;
  }

  private static TreeEnsemble read(String json) {
    return ModelFile.read("m", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
