package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {

  /** Incomes of 2020 and 2021 in three ranges (GeeksforGeeks, Population Stability Index, 2025). */
  @Test
  void a_published_example_comes_out() {
    StabilityIndex index =
        StabilityIndex.of(
            new double[] {0.35, 0.25, 0.4}, 1_000, new double[] {0.4, 0.3, 0.3}, 1_000);

    assertThat(index.value())
        .isCloseTo(0.05 * 0.133531 + 0.05 * 0.182322 + 0.1 * 0.287682, within(1e-6));
    assertThat(index.value()).isCloseTo(0.0446, within(0.00005));
    assertThat(index.bins()).isEqualTo(3);
  }

  @Test
  void equal_shares_have_no_index() {
    double[] shares = {0.2, 0.3, 0.5};

    assertThat(StabilityIndex.of(shares, 100, shares, 100).value()).isZero();
  }

  @Test
  void an_empty_bin_counts_as_half_a_row() {
    double[] actual = {0.0, 1.0};
    double[] expected = {0.1, 0.9};

    StabilityIndex index = StabilityIndex.of(actual, 50, expected, 1_000);

    double ofEmpty = (0.01 - 0.1) * Math.log(0.01 / 0.1);
    double ofFull = (1 - 0.9) * Math.log(1 / 0.9);
    assertThat(index.value()).isCloseTo(ofEmpty + ofFull, within(1e-12));
    assertThat(StabilityIndex.of(expected, 1_000, actual, 50).value())
        .isCloseTo(index.value(), within(1e-12));
  }

  @Test
  void a_bin_in_which_no_row_was_to_be_expected_may_be_empty() {
    StabilityIndex index =
        StabilityIndex.of(new double[] {0, 1}, 50, new double[] {0.001, 0.999}, 100_000);

    assertThat(index.value()).isLessThan(0.00001);
  }

  @Test
  void a_bin_empty_on_both_sides_is_no_bin() {
    StabilityIndex index =
        StabilityIndex.of(new double[] {0.5, 0.5, 0}, 100, new double[] {0.4, 0.6, 0}, 100);

    assertThat(index.bins()).isEqualTo(2);
    assertThat(index.limit(14, 10)).isCloseTo(10.828 * 0.2, within(1e-12));
  }

  @Test
  void the_limit_follows_the_rows_down_to_what_is_harmless() {
    StabilityIndex tenBins = new StabilityIndex(0, 10);

    assertThat(tenBins.limit(50, 100_000)).isCloseTo(27.877 / 30, within(0.001));
    assertThat(tenBins.limit(120, 100)).isCloseTo(27.877 / 50, within(1e-9));
    assertThat(tenBins.limit(1_000, 100_000)).isEqualTo(0.2);
    assertThat(new StabilityIndex(0, 1).limit(1, 1)).isEqualTo(0.2);
  }

  /** With an even number of degrees the tail is exp(-x/2) times a sum of (x/2)^k / k!. */
  @Test
  void the_quantiles_leave_one_in_a_thousand_to_chance() {
    for (int degrees = 2; degrees <= 10; degrees += 2) {
      double half = new StabilityIndex(0, degrees + 1).limit(2, 1_000_000) / (1 + 1e-6) / 2;
      double tail = 0;
      double term = Math.exp(-half);
      for (int k = 0; k < degrees / 2; k++) {
        tail += term;
        term *= half / (k + 1);
      }
      assertThat(tail).isCloseTo(0.001, within(0.000002));
    }
  }

  @Test
  void chance_alone_exceeds_the_limit_about_once_in_a_thousand() {
    Random random = new Random(5);
    double[] expected = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    int beyond = 0;
    for (int run = 0; run < 20_000; run++) {
      double[] actual = new double[10];
      for (int row = 0; row < 100; row++) {
        actual[random.nextInt(10)] += 0.01;
      }
      StabilityIndex index = StabilityIndex.of(actual, 100, expected, 1_000_000);
      beyond += index.value() > index.limit(100, 1_000_000) ? 1 : 0;
    }

    assertThat(beyond).isBetween(2, 30);
  }
}
