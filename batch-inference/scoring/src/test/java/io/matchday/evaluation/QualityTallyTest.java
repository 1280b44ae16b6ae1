package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTallyTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final Probabilities UNIFORM = new Probabilities(1 / 3.0, 1 / 3.0, 1 / 3.0);

  @Test
  void no_match_has_no_quality() {
    assertThat(new QualityTally().quality()).isEmpty();
  }

  @Test
  void a_home_win_given_half_a_chance_scores_as_worked_out_by_hand() {
    QualityTally tally = new QualityTally();

    tally.add(new Probabilities(0.5, 0.3, 0.2), Outcome.HOME);

    Quality quality = tally.quality().orElseThrow();
    assertThat(quality.matches()).isEqualTo(1);
    assertThat(quality.accuracy()).isEqualTo(1);
    assertThat(quality.logLoss()).isCloseTo(0.6931471805599453, ROUNDING);
    // 0.5^2 + 0.3^2 + 0.2^2
    assertThat(quality.brier()).isCloseTo(0.38, ROUNDING);
    // (0.5^2 + 0.2^2) / 2
    assertThat(quality.rps()).isCloseTo(0.145, ROUNDING);
    // (0.5 + 0.3 + 0.2) / 3: three claims in three bins
    assertThat(quality.ece()).isCloseTo(1 / 3.0, ROUNDING);
  }

  @Test
  void missing_by_one_place_costs_less_rps_than_missing_by_two() {
    Probabilities sureOfHome = new Probabilities(1, 0, 0);

    assertThat(QualityTally.rpsOf(sureOfHome, Outcome.HOME)).isEqualTo(0);
    assertThat(QualityTally.rpsOf(sureOfHome, Outcome.DRAW)).isEqualTo(0.5);
    assertThat(QualityTally.rpsOf(sureOfHome, Outcome.AWAY)).isEqualTo(1);
  }

  @Test
  void the_scores_are_means_over_the_matches() {
    QualityTally tally = new QualityTally();

    tally.add(new Probabilities(1, 0, 0), Outcome.HOME);
    tally.add(new Probabilities(0.5, 0.25, 0.25), Outcome.DRAW);

    Quality quality = tally.quality().orElseThrow();
    assertThat(quality.accuracy()).isEqualTo(0.5);
    assertThat(quality.logLoss()).isCloseTo(Math.log(4) / 2, ROUNDING);
    assertThat(quality.brier()).isCloseTo((0.25 + 0.5625 + 0.0625) / 2, ROUNDING);
    assertThat(quality.rps()).isCloseTo((0.25 + 0.0625) / 2 / 2, ROUNDING);
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void knowing_nothing_has_a_log_loss_of_ln_3(Outcome outcome) {
    QualityTally tally = new QualityTally();

    tally.add(UNIFORM, outcome);

    Quality quality = tally.quality().orElseThrow();
    assertThat(quality.logLoss()).isCloseTo(Math.log(3), ROUNDING);
    assertThat(quality.brier()).isCloseTo(2 / 3.0, ROUNDING);
  }

  @Test
  void a_certain_miss_has_a_finite_log_loss() {
    QualityTally tally = new QualityTally();

    tally.add(new Probabilities(0, 0, 1), Outcome.HOME);

    assertThat(tally.quality().orElseThrow().logLoss()).isCloseTo(34.538776394910684, ROUNDING);
  }

  @Test
  void always_saying_what_happens_has_no_loss_at_all() {
    QualityTally tally = new QualityTally();

    tally.add(new Probabilities(1, 0, 0), Outcome.HOME);
    tally.add(new Probabilities(0, 1, 0), Outcome.DRAW);
    tally.add(new Probabilities(0, 0, 1), Outcome.AWAY);

    assertThat(tally.quality()).contains(new Quality(3, 1, 0, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void the_class_prior_is_perfectly_calibrated_on_the_matches_it_was_counted_on(int times) {
    QualityTally tally = new QualityTally();
    Probabilities prior = new Probabilities(0.5, 0.2, 0.3);

    for (int i = 0; i < times; i++) {
      addAll(tally, prior, 5, 2, 3);
    }

    assertThat(tally.quality().orElseThrow().ece()).isCloseTo(0, ROUNDING);
  }

  @Test
  void forecasts_that_come_true_as_often_as_said_have_no_calibration_error() {
    QualityTally tally = new QualityTally();

    addAll(tally, new Probabilities(0.5, 0.2, 0.3), 50, 20, 30);
    addAll(tally, new Probabilities(0.7, 0.2, 0.1), 70, 20, 10);
    addAll(tally, UNIFORM, 40, 40, 40);

    assertThat(tally.quality().orElseThrow().ece()).isCloseTo(0, ROUNDING);
  }

  @Test
  void saying_ten_points_too_much_of_home_wins_shows_in_the_calibration_error() {
    QualityTally tally = new QualityTally();

    addAll(tally, new Probabilities(0.6, 0.25, 0.15), 50, 25, 25);

    // Of three claims a match one is 0.1 too high, one 0.1 too low, one right. Claims of one
    // probability fill whole bins here: 100 of 300 claims are 5 of 15 bins.
    assertThat(tally.quality().orElseThrow().ece()).isCloseTo(0.2 / 3, ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_measure_keeps_its_range(long seed) {
    Random random = new Random(seed);
    QualityTally tally = new QualityTally();

    for (int i = 0; i < 200; i++) {
      Probabilities predicted = any(random);
      Outcome outcome = Outcome.ofClass(random.nextInt(3));
      assertThat(QualityTally.rpsOf(predicted, outcome)).isBetween(0.0, 1.0);
      assertThat(QualityTally.brierOf(predicted, outcome)).isBetween(0.0, 2.0);
      tally.add(predicted, outcome);
    }

    Quality quality = tally.quality().orElseThrow();
    assertThat(quality.matches()).isEqualTo(200);
    assertThat(quality.accuracy()).isBetween(0.0, 1.0);
    assertThat(quality.logLoss()).isPositive();
    assertThat(quality.ece()).isBetween(0.0, 1.0);
    assertThat(quality.sharpness()).isBetween(0.0, Math.log(3));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void telling_the_true_probabilities_is_best_in_expectation(long seed) {
    Random random = new Random(seed);
    Probabilities truth = any(random);
    Probabilities other = any(random);

    assertThat(expected(truth, truth, QualityTally::rpsOf))
        .isLessThan(expected(truth, other, QualityTally::rpsOf));
    assertThat(expected(truth, truth, QualityTally::brierOf))
        .isLessThan(expected(truth, other, QualityTally::brierOf));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void the_order_of_the_matches_does_not_matter(long seed) {
    Random random = new Random(seed);
    QualityTally forwards = new QualityTally();
    QualityTally backwards = new QualityTally();
    List<Probabilities> predictions = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      // Few different values, so that many claims tie.
      predictions.add(random.nextBoolean() ? UNIFORM : new Probabilities(0.5, 0.25, 0.25));
    }

    for (int i = 0; i < 100; i++) {
      forwards.add(predictions.get(i), Outcome.ofClass(i * i % 3));
      int j = 99 - i;
      backwards.add(predictions.get(j), Outcome.ofClass(j * j % 3));
    }

    assertSame(forwards, backwards);
  }

  @Test
  void sharpness_is_the_mean_entropy_of_what_was_said_whatever_came_of_it() {
    QualityTally tally = new QualityTally();

    tally.add(new Probabilities(0.5, 0.25, 0.25), Outcome.AWAY);
    tally.add(new Probabilities(1, 0, 0), Outcome.AWAY);

    // Half of 0.5 ln 2 + 2 * 0.25 ln 4 = 1.5 ln 2.
    assertThat(tally.quality().orElseThrow().sharpness()).isCloseTo(0.75 * Math.log(2), ROUNDING);
  }

  @Test
  void sharpness_equals_the_log_loss_of_forecasts_that_come_true_as_often_as_said() {
    QualityTally tally = new QualityTally();

    addAll(tally, new Probabilities(0.5, 0.2, 0.3), 50, 20, 30);
    addAll(tally, UNIFORM, 40, 40, 40);

    Quality quality = tally.quality().orElseThrow();
    assertThat(quality.sharpness()).isCloseTo(quality.logLoss(), ROUNDING);
  }

  @Test
  void the_reliability_table_shows_what_was_claimed_beside_what_happened() {
    QualityTally tally = new QualityTally();

    addAll(tally, new Probabilities(0.6, 0.25, 0.15), 50, 30, 20);

    List<ReliabilityBin> table = tally.reliability(3);
    assertThat(table).hasSize(3);
    assertThat(table.get(0).claims()).isEqualTo(100);
    assertThat(table.get(0).claimed()).isCloseTo(0.15, ROUNDING);
    assertThat(table.get(0).happened()).isCloseTo(0.2, ROUNDING);
    assertThat(table.get(1).claimed()).isCloseTo(0.25, ROUNDING);
    assertThat(table.get(1).happened()).isCloseTo(0.3, ROUNDING);
    assertThat(table.get(2).claimed()).isCloseTo(0.6, ROUNDING);
    assertThat(table.get(2).happened()).isCloseTo(0.5, ROUNDING);
  }

  @Test
  void a_reliability_table_of_few_claims_has_as_many_bins() {
    QualityTally tally = new QualityTally();

    tally.add(new Probabilities(0.5, 0.3, 0.2), Outcome.HOME);

    assertThat(tally.reliability(QualityTally.BINS))
        .extracting(ReliabilityBin::claims)
        .containsExactly(1L, 1L, 1L);
    assertThat(new QualityTally().reliability(QualityTally.BINS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void the_reliability_table_holds_every_claim_and_gives_the_calibration_error(long seed) {
    Random random = new Random(seed);
    QualityTally tally = new QualityTally();
    for (int i = 0; i < 500; i++) {
      tally.add(any(random), Outcome.ofClass(random.nextInt(3)));
    }

    List<ReliabilityBin> table = tally.reliability(QualityTally.BINS);

    assertThat(table.stream().mapToLong(ReliabilityBin::claims).sum()).isEqualTo(1500);
    assertThat(table).extracting(ReliabilityBin::claims).containsOnly(100L);
    assertThat(table).isSortedAccordingTo(Comparator.comparingDouble(ReliabilityBin::claimed));
    double error =
        table.stream()
            .mapToDouble(bin -> bin.claims() * Math.abs(bin.claimed() - bin.happened()) / 1500)
            .sum();
    assertThat(tally.quality().orElseThrow().ece()).isCloseTo(error, ROUNDING);
  }

  @Test
  void adding_one_tally_to_another_equals_adding_its_matches() {
    Random random = new Random(31);
    QualityTally whole = new QualityTally();
    QualityTally first = new QualityTally();
    QualityTally second = new QualityTally();
    for (int i = 0; i < 100; i++) {
      Probabilities predicted = any(random);
      Outcome outcome = Outcome.ofClass(random.nextInt(3));
      whole.add(predicted, outcome);
      (i < 37 ? first : second).add(predicted, outcome);
    }

    first.addAll(second);

    assertSame(first, whole);
  }

  private static void assertSame(QualityTally one, QualityTally other) {
    Quality a = one.quality().orElseThrow();
    Quality b = other.quality().orElseThrow();
    assertThat(a.matches()).isEqualTo(b.matches());
    assertThat(a.accuracy()).isEqualTo(b.accuracy());
    assertThat(a.logLoss()).isCloseTo(b.logLoss(), ROUNDING);
    assertThat(a.brier()).isCloseTo(b.brier(), ROUNDING);
    assertThat(a.rps()).isCloseTo(b.rps(), ROUNDING);
    assertThat(a.ece()).isCloseTo(b.ece(), ROUNDING);
    assertThat(a.sharpness()).isCloseTo(b.sharpness(), ROUNDING);
  }

  private static void addAll(QualityTally tally, Probabilities said, int home, int draw, int away) {
    for (int i = 0; i < home + draw + away; i++) {
      tally.add(said, i < home ? Outcome.HOME : i < home + draw ? Outcome.DRAW : Outcome.AWAY);
    }
  }

  private static Probabilities any(Random random) {
    double home = -Math.log(1 - random.nextDouble());
    double draw = -Math.log(1 - random.nextDouble());
    double away = -Math.log(1 - random.nextDouble());
    double sum = home + draw + away;
    return new Probabilities(home / sum, draw / sum, away / sum);
  }

  private interface Loss {
    double of(Probabilities predicted, Outcome outcome);
  }

  private static double expected(Probabilities truth, Probabilities said, Loss loss) {
    double sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += truth.of(outcome) * loss.of(said, outcome);
    }
    return sum;
  }
}
