package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureReferenceTest {

  private static final float NONE = Float.NaN;

  @Test
  void few_different_values_get_a_bin_each() {
    FeatureReference reference = FeatureReference.of(1, 0, 0, 2, 0, NONE, 0, 1);

    assertThat(reference.edges()).containsExactly(1f, 2f);
    assertThat(reference.shares()).containsExactly(0.5, 0.25, 0.125);
    assertThat(reference.missing()).isEqualTo(0.125);
  }

  @Test
  void many_values_are_cut_at_their_deciles() {
    float[] values = new float[1_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 7 % 1_000;
    }

    FeatureReference reference = FeatureReference.of(values);

    assertThat(reference.edges())
        .containsExactly(100f, 200f, 300f, 400f, 500f, 600f, 700f, 800f, 900f);
    assertThat(reference.shares()).hasSize(10).allMatch(share -> share == 0.1);
    assertThat(reference.missing()).isZero();
  }

  @Test
  void a_value_that_is_common_gives_fewer_bins() {
    float[] values = new float[1_000];
    for (int i = 0; i < 500; i++) {
      values[i] = i + 1;
    }

    FeatureReference reference = FeatureReference.of(values);

    assertThat(reference.edges()).containsExactly(1f, 101f, 201f, 301f, 401f);
    assertThat(reference.shares()).containsExactly(0.5, 0.1, 0.1, 0.1, 0.1, 0.1);
  }

  @Test
  void one_value_or_none_gives_one_bin() {
    assertThat(FeatureReference.of(3, 3, NONE, 3))
        .isEqualTo(new FeatureReference(List.of(), List.of(0.75), 0.25));
    assertThat(FeatureReference.of(NONE, NONE))
        .isEqualTo(new FeatureReference(List.of(), List.of(0.0), 1));
  }

  @Test
  void any_values_give_shares_that_sum_to_one() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      float[] values = new float[1 + random.nextInt(300)];
      int kinds = 1 + random.nextInt(40);
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(9) == 0 ? NONE : random.nextInt(kinds) / 3f - 2;
      }

      FeatureReference reference = FeatureReference.of(values);

      double sum = reference.shares().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum + reference.missing()).isCloseTo(1, within(1e-12));
      if (reference.missing() < 1) {
        assertThat(reference.shares()).allMatch(share -> share > 0);
      }
    }
  }

  @Test
  void what_is_no_distribution_over_bins_is_refused() {
    refused(List.of(2f, 1f), List.of(0.3, 0.3, 0.4), 0);
    refused(List.of(1f, 1f), List.of(0.3, 0.3, 0.4), 0);
    refused(List.of(Float.POSITIVE_INFINITY), List.of(0.5, 0.5), 0);
    refused(List.of(1f), List.of(1.0), 0);
    refused(List.of(1f), List.of(0.5, 0.4), 0);
    refused(List.of(1f), List.of(1.5, -0.5), 0);
    refused(List.of(), List.of(Double.NaN), 1);
    refused(List.of(), List.of(1.0), Double.NaN);
    refused(
        List.of(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f),
        List.of(0.0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
        0);
  }

  private static void refused(List<Float> edges, List<Double> shares, double missing) {
    assertThatThrownBy(() -> new FeatureReference(edges, shares, missing))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
