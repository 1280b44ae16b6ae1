package io.matchday.job.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.publication.OutcomeShares;
import io.matchday.storage.publication.Spread;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareShiftTest {

  private static final double ALLOWED = 0.05;

  @Test
  void means_apart_by_no_more_than_is_set_are_in_bounds() {
    assertThat(ShareShift.finding(shares(10_000, 0.40, 0), shares(10_000, 0.45, 0), ALLOWED))
        .isEmpty();
  }

  @Test
  void a_mean_further_apart_is_named_with_what_was_allowed() {
    assertThat(ShareShift.finding(shares(10_000, 0.40, 0), shares(10_000, 0.46, 0), ALLOWED))
        .contains(
            "mean probability of home wins 0.460 after 0.400, at most 0.050 apart, mean probability"
                + " of away wins 0.290 after 0.350, at most 0.050 apart");
  }

  @Test
  void chance_widens_the_bound_by_four_standard_errors() {
    OutcomeShares before = shares(100, 0.40, 0.15);

    // 4 * sqrt(0.15^2 / 100 + 0.15^2 / 100) = 0.0849
    assertThat(ShareShift.finding(before, shares(100, 0.5345, 0.15), ALLOWED)).isEmpty();
    assertThat(ShareShift.finding(before, shares(100, 0.5355, 0.15), ALLOWED)).isPresent();
  }

  @Test
  void small_runs_of_the_same_kind_of_matches_are_seldom_out_of_bounds() {
    Random random = new Random(7);
    int outside = 0;

    for (int i = 0; i < 2_000; i++) {
      if (ShareShift.finding(drawn(random, 12), drawn(random, 12), 0).isPresent()) {
        outside++;
      }
    }

    assertThat(outside).isLessThan(40);
  }

  @Test
  void means_that_are_no_numbers_are_out_of_bounds() {
    assertThat(ShareShift.finding(shares(5, 0.4, 0), shares(5, Double.NaN, 0), 1)).isPresent();
  }

  @Test
  void a_run_without_predictions_says_nothing() {
    OutcomeShares none = shares(0, 0, 0);

    assertThat(ShareShift.finding(none, shares(5, 0.9, 0), 0)).isEmpty();
    assertThat(ShareShift.finding(shares(5, 0.9, 0), none, 0)).isEmpty();
  }

  private static OutcomeShares shares(long predictions, double home, double deviation) {
    return new OutcomeShares(
        predictions,
        new Spread(home, deviation),
        new Spread(0.25, deviation),
        new Spread(0.75 - home, deviation));
  }

  private static OutcomeShares drawn(Random random, int predictions) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < predictions; i++) {
      double home = Math.min(0.7, Math.max(0.05, 0.4 + 0.15 * random.nextGaussian()));
      sum += home;
      squares += home * home;
    }
    double mean = sum / predictions;
    double deviation = Math.sqrt(squares / predictions - mean * mean);
    return new OutcomeShares(
        predictions,
        new Spread(mean, deviation),
        new Spread(0.25, 0),
        new Spread(0.75 - mean, deviation));
  }
}
