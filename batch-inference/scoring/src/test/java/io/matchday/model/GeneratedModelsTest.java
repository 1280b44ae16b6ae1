package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratedModelsTest {

  @Test
  void a_generated_model_has_the_shape_wished_for() {
    TreeEnsemble ensemble =
        GeneratedModels.aModel().trees(12).depth(4).features(7).parallelTrees(2).ensemble();

    assertThat(ensemble.treeCount()).isEqualTo(12);
    assertThat(ensemble.nodeCount()).isEqualTo(12 * 31);
    assertThat(ensemble.featureCount()).isEqualTo(7);
    assertThat(ensemble.treeClass(5)).isEqualTo(2);
    assertThat(ensemble.treeClass(6)).isZero();
  }

  @Test
  void a_share_of_leaves_makes_smaller_trees() {
    TreeEnsemble ensemble = GeneratedModels.aModel().trees(60).depth(6).leafShare(0.3).ensemble();

    assertThat(ensemble.nodeCount()).isBetween(60 * 3, 60 * 90);
  }

  @Test
  void the_same_wishes_give_the_same_model_and_rows() {
    assertThat(GeneratedModels.aModel().seed(9).json())
        .isEqualTo(GeneratedModels.aModel().seed(9).json())
        .isNotEqualTo(GeneratedModels.aModel().seed(10).json());
    assertThat(GeneratedModels.aModel().rows(5, 0.2, 3))
        .isEqualTo(GeneratedModels.aModel().rows(5, 0.2, 3));
  }

  @Test
  void rows_meet_thresholds_and_miss_values() {
    GeneratedModels model = GeneratedModels.aModel().trees(90).thresholdsAFeature(2);
    TreeEnsemble ensemble = model.ensemble();
    float[] rows = model.rows(50, 0.5, 3);

    int missing = 0;
    int equal = 0;
    for (float value : rows) {
      missing += Float.isNaN(value) ? 1 : 0;
      for (int node = 0; node < ensemble.nodeCount(); node++) {
        if (!ensemble.isLeaf(node) && ensemble.value(node) == value) {
          equal++;
          break;
        }
      }
    }

    assertThat(missing).isBetween(70, 130);
    assertThat(equal).isBetween(30, 80);
  }
}
