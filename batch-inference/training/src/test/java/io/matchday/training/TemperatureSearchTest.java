package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.model.Calibration;
import org.junit.jupiter.api.Test;

class TemperatureSearchTest {

  @Test
  void margins_twice_too_large_get_the_temperature_that_halves_them() {
    // Two outcomes at margins 2 ln 3 and 0, right three times in four: ln 3 would be calibrated.
    ScoredRows rows = new ScoredRows(4);
    float[] margins = {(float) (2 * Math.log(3)), 0, -1000};
    for (int row = 0; row < 4; row++) {
      rows.set(row, margins, row == 0 ? 1 : 0);
    }

    assertThat(TemperatureSearch.fit(rows, rows).temperature()).isCloseTo(2, within(0.001));
  }

  @Test
  void calibrated_margins_are_left_as_they_are() {
    ScoredRows rows = new ScoredRows(3);
    for (int row = 0; row < 3; row++) {
      rows.set(row, new float[] {0, 0, 0}, row);
    }

    assertThat(TemperatureSearch.fit(rows, rows)).isEqualTo(Calibration.IDENTITY);
  }

  @Test
  void a_temperature_that_does_harm_to_later_matches_is_not_kept() {
    ScoredRows odd = new ScoredRows(4);
    ScoredRows later = new ScoredRows(4);
    float[] margins = {(float) Math.log(3), 0, -1000};
    for (int row = 0; row < 4; row++) {
      // Right every second time where it claims three in four, and three in four later.
      odd.set(row, margins, row % 2);
      later.set(row, margins, row == 0 ? 1 : 0);
    }

    assertThat(TemperatureSearch.fit(odd, odd)).isNotEqualTo(Calibration.IDENTITY);
    assertThat(TemperatureSearch.fit(odd, later)).isEqualTo(Calibration.IDENTITY);
  }
}
