package io.matchday.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.job.Progress;
import io.matchday.prediction.Probabilities;
import org.junit.jupiter.api.Test;

class CalibrationChanceTest {

  @Test
  void the_same_probabilities_give_the_same_answer() {
    assertThat(of(500, 0.45, 0.27, 0.28).error(0.02, Progress.NONE))
        .isEqualTo(of(500, 0.45, 0.27, 0.28).error(0.02, Progress.NONE));
  }

  /**
   * Where every match has the same probabilities, two of them equal, the error is 2/3 of how far
   * the share of home wins strays: 2.576 standard deviations, 99 times in 100. The tolerance is
   * that of a percentile of 200 draws.
   */
  @Test
  void a_model_that_is_not_off_strays_as_far_as_the_binomial_law_says() {
    double spread = Math.sqrt(0.5 * 0.5 / 1_500);

    double error = of(1_500, 0.5, 0.25, 0.25).error(0, Progress.NONE);

    assertThat(error).isEqualTo(2.576 * spread * 2 / 3, within(0.0035));
  }

  @Test
  void with_many_matches_only_what_is_allowed_is_left() {
    double error = of(20_000, 0.5, 0.25, 0.25).error(0.02, Progress.NONE);

    assertThat(error).isBetween(0.02, 0.027);
  }

  private static CalibrationChance of(int matches, double home, double draw, double away) {
    CalibrationChance chance = new CalibrationChance();
    for (int i = 0; i < matches; i++) {
      chance.add(new Probabilities(home, draw, away));
    }
    return chance;
  }
}
