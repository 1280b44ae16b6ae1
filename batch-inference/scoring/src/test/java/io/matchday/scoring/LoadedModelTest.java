package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelTest {

  private static final List<String> NAMES = List.of("diff_elo_pre", "sex", "diff_win_5_mean");

  @TempDir private Path models;

  @Test
  void a_block_gives_the_same_probabilities_as_its_rows() {
    LoadedModel model = LoadedModel.open(SampleBundles.writeBundle(models, NAMES, 1));
    FeatureVector first = FeatureVector.of(0.2f, Float.NaN, 0.9f);
    FeatureVector second = FeatureVector.missing(3);
    float[] rows = new float[6];
    first.copyTo(rows, 0);
    second.copyTo(rows, 3);
    double[] block = new double[6];

    model.score(rows, 2, block);

    assertThat(model.score(first)).isEqualTo(new Probabilities(block[0], block[1], block[2]));
    assertThat(model.score(second)).isEqualTo(new Probabilities(block[3], block[4], block[5]));
  }

  @Test
  void another_seed_gives_another_run_id() {
    LoadedModel first = LoadedModel.open(SampleBundles.writeBundle(models, NAMES, 1));
    LoadedModel second = LoadedModel.open(SampleBundles.writeBundle(models, NAMES, 2));

    assertThat(first.runId()).isNotEqualTo(second.runId());
  }

  @Test
  void a_vector_of_another_size_or_with_an_infinity_is_a_fault_of_the_caller() {
    LoadedModel model = LoadedModel.open(SampleBundles.writeBundle(models, NAMES, 1));

    assertThatThrownBy(() -> model.score(FeatureVector.missing(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> model.score(FeatureVector.of(0, Float.POSITIVE_INFINITY, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
