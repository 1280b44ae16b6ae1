package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.matchday.feature.FeatureVector;
import io.matchday.prediction.Probabilities;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedModelTest {

  private static final List<String> NAMES = List.of("diff_elo_pre", "sex", "diff_win_5_mean");

  private static final int LARGE = 1_000;
  private static final int CALLS = 200;
  private static final long SMALLEST_OBJECT = 16;

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
  void a_block_is_scored_alike_after_smaller_and_larger_ones() {
    Path bundle = SampleBundles.writeBundle(models, NAMES, 1);
    LoadedModel used = LoadedModel.open(bundle);
    float[] rows = rows(LARGE);
    double[] probabilities = new double[LARGE * 3];
    for (int count : new int[] {1, LARGE, 70, 0}) {
      double[] expected = new double[count * 3];
      LoadedModel.open(bundle).score(rows, count, expected);

      used.score(rows, count, probabilities);

      assertThat(Arrays.copyOf(probabilities, count * 3)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {70, LARGE})
  void scoring_a_block_allocates_nothing_once_warm(int count) {
    LoadedModel model = LoadedModel.open(SampleBundles.writeBundle(models, NAMES, 1));
    float[] rows = rows(LARGE);
    double[] probabilities = new double[LARGE * 3];
    for (int i = 0; i < CALLS; i++) {
      model.score(rows, count, probabilities);
    }

    long before = allocated();
    for (int i = 0; i < CALLS; i++) {
      model.score(rows, count, probabilities);
    }

    assertThat(allocated() - before).isLessThan(CALLS * SMALLEST_OBJECT);
  }

  /** Bytes this thread has allocated so far. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static float[] rows(int count) {
    Random random = new Random(6);
    float[] rows = new float[count * NAMES.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(9) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return rows;
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
