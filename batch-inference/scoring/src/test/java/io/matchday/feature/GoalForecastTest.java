package io.matchday.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalForecastTest {

  /**
   * Two Poisson numbers of one mean {@code m} are equal with probability {@code exp(-2m) I0(2m)}
   * (Skellam 1946), {@code I0} the modified Bessel function; the values are of its power series.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 0.4657596076", "1, 0.3085083226", "2, 0.2070019212"})
  void draws_of_equal_sides_are_as_probable_as_the_closed_formula_says(double mean, double known) {
    GoalForecast forecast = GoalForecast.of(mean, mean);

    assertThat(forecast.draw()).isCloseTo(known, within(1e-10));
    assertThat(forecast.home()).isCloseTo((1 - known) / 2, within(1e-10));
    assertThat(forecast.away()).isCloseTo((1 - known) / 2, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({"0.02, 10", "10, 0.02", "10, 10", "0.02, 0.02", "1.4, 1.1", "0, 50"})
  void probabilities_sum_to_one_and_logarithms_stay_small(double home, double away) {
    GoalForecast forecast = GoalForecast.of(home, away);

    assertThat(forecast.home() + forecast.draw() + forecast.away()).isCloseTo(1, within(2e-6));
    assertThat(Math.abs(forecast.homeLogOdds())).isLessThan(14);
    assertThat(Math.abs(forecast.awayLogOdds())).isLessThan(14);
  }
}
