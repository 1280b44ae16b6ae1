package io.matchday.scoring;

import static io.matchday.model.GeneratedModels.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matchday.model.ForestText;
import io.matchday.model.GeneratedModels;
import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import io.matchday.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeExplainerTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 4", "5, 5", "6, 3", "8, 2", "9, 1"})
  void contributions_are_what_the_definition_says_over_all_subsets(int depth, int features) {
    GeneratedModels generated =
        aModel().depth(depth).features(features).leafShare(0.2).seed(depth).trees(4).classes(2);
    TreeEnsemble ensemble = generated.ensemble();
    TreeExplainer explainer = TreeExplainer.of(ensemble);
    float[] rows = generated.rows(20, 0.3, 7);

    for (int at = 0; at < rows.length; at += features) {
      float[] row = Arrays.copyOfRange(rows, at, at + features);
      double[] found = explainer.contributions(row);
      ShapleyByDefinition definition = new ShapleyByDefinition(ensemble, row);

      for (int i = 0; i < found.length; i++) {
        assertThat(found[i]).isCloseTo(definition.value(i % 2, i / 2), within(1e-10));
      }
      assertThat(explainer.base(1)).isCloseTo(definition.worth(1, 0), within(1e-10));
    }
  }

  @ParameterizedTest
  @CsvSource({"300, 4, 60, 0", "60, 8, 10, 0.1", "9, 12, 40, 0.05", "3, 0, 2, 0", "2, 16, 1, 0.3"})
  void base_and_contributions_sum_to_the_margin(
      int trees, int depth, int features, double leafShare) {
    GeneratedModels generated =
        aModel().trees(trees).depth(depth).features(features).leafShare(leafShare).seed(trees);
    TreeEnsemble ensemble = generated.ensemble();
    TreeExplainer explainer = TreeExplainer.of(ensemble);
    Scorer scorer = ScorerForms.of(ensemble).fastest();
    float[] rows = generated.rows(100, 0.2, 11);

    for (int at = 0; at < rows.length; at += features) {
      float[] row = Arrays.copyOfRange(rows, at, at + features);
      float[] margins = new float[3];
      scorer.margins(row, 1, margins);

      double[] contributions = explainer.contributions(row);

      for (int i = 0; i < margins.length; i++) {
        double sum = explainer.base(i);
        for (int feature = 0; feature < features; feature++) {
          sum += contributions[feature * 3 + i];
        }
        assertThat(sum).isCloseTo(margins[i], within(1e-4));
      }
    }
  }

  @Test
  void a_feature_no_tree_asks_for_adds_nothing() {
    TreeEnsemble ensemble = aModel().depth(1).trees(3).features(50).ensemble();

    double[] contributions = TreeExplainer.of(ensemble).contributions(new float[50]);

    assertThat(Arrays.stream(contributions).filter(value -> value != 0).count())
        .isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other\":[1,1,1]", "sum_hessian\":[1,-1,2]", "sum_hessian\":[0,0,0]"})
  void a_file_whose_cover_cannot_be_is_not_explained_but_scored(String cover) {
    String text = new String(aModel().depth(1).trees(3).json(), StandardCharsets.UTF_8);
    String changed = text.replaceAll("sum_hessian\":\\[[^]]*]", cover);
    TreeEnsemble ensemble = ModelFile.read("model.json", changed.getBytes(StandardCharsets.UTF_8));

    assertThat(ScorerForms.of(ensemble).fastest().classCount()).isEqualTo(3);
    assertThatThrownBy(() -> TreeExplainer.of(ensemble))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("the model cannot be explained: ");
  }

  @Test
  void a_tree_deeper_than_any_trained_one_is_not_explained() {
    TreeEnsemble chain = ModelFile.read("chain.json", ForestText.chains(3, 300));

    assertThatThrownBy(() -> TreeExplainer.of(chain))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("asks 300 questions, expected at most 256");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 64, 128})
  void points_integrate_polynomials_exactly(int count) {
    GaussLegendre quadrature = new GaussLegendre(count);

    for (int degree = 0; degree < 2 * count; degree++) {
      double integral = 0;
      for (int i = 0; i < count; i++) {
        integral += quadrature.weight(i) * Math.pow(quadrature.point(i), degree);
      }
      assertThat(integral).isCloseTo(1.0 / (degree + 1), within(1e-13));
    }
  }
}
