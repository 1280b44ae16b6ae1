package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.matchday.prediction.Probabilities;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The margin removed, against published worked examples.
 *
 * <p>"implied" is the README of the R package implied (J. C. Lindstrøm, github.com/opisthokonta),
 * which solves to about five digits; "shin" that of the Python package shin (M. Berk,
 * pypi.org/project/shin); "penaltyblog" the tests of the Python package penaltyblog (M. Eastwood),
 * stated there to four digits.
 */
class OddsTest {

  @ParameterizedTest
  @CsvSource({
    // implied, exponents given as 1 / k
    "4.20, 3.70, 1.95, 0.2311414, 0.2630644, 0.5057942, 0.9797664, 1e-5",
    "2.45, 3.70, 2.90, 0.4003156, 0.2627189, 0.3369655, 0.9788115, 2e-5",
    "2.05, 3.20, 3.80, 0.4667139, 0.2908985, 0.2423876, 0.9419744, 2e-5",
    // penaltyblog; the exponent is that of these probabilities
    "2.70, 2.30, 4.40, 0.3591708, 0.4237291, 0.2171001, 0.9700137, 5e-5",
  })
  void the_power_method_gives_what_is_published(
      double homeOdds,
      double drawOdds,
      double awayOdds,
      double home,
      double draw,
      double away,
      double inverseExponent,
      double digits) {
    Odds odds = new Odds(homeOdds, drawOdds, awayOdds);

    Probabilities probabilities = PowerMethod.probabilities(odds);

    assertThat(probabilities.home()).isCloseTo(home, within(digits));
    assertThat(probabilities.draw()).isCloseTo(draw, within(digits));
    assertThat(probabilities.away()).isCloseTo(away, within(digits));
    assertThat(1 / PowerMethod.exponent(odds)).isCloseTo(inverseExponent, within(digits));
  }

  @ParameterizedTest
  @CsvSource({
    // shin
    "2.6, 2.4, 4.3, 0.37299406033208965, 0.4047794109200184, 0.2222265287474275, 0.01694251276407055, 1e-10",
    // implied
    "4.20, 3.70, 1.95, 0.2315716, 0.2635742, 0.5048542, 0.01061048, 2e-5",
    "2.45, 3.70, 2.90, 0.4000221, 0.2629271, 0.3370508, 0.01163552, 2e-5",
    "2.05, 3.20, 3.80, 0.4645882, 0.2919788, 0.2434331, 0.03182353, 2e-5",
    // penaltyblog; z is that of these probabilities
    "2.70, 2.30, 4.40, 0.3593461, 0.4232517, 0.2174022, 0.0162364, 5e-5",
  })
  void shins_method_gives_what_is_published(
      double homeOdds,
      double drawOdds,
      double awayOdds,
      double home,
      double draw,
      double away,
      double insiders,
      double digits) {
    Odds odds = new Odds(homeOdds, drawOdds, awayOdds);

    Probabilities probabilities = ShinMethod.probabilities(odds);

    assertThat(probabilities.home()).isCloseTo(home, within(digits));
    assertThat(probabilities.draw()).isCloseTo(draw, within(digits));
    assertThat(probabilities.away()).isCloseTo(away, within(digits));
    assertThat(ShinMethod.insiders(odds)).isCloseTo(insiders, within(digits));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void both_methods_take_more_of_a_long_shot_in_proportion_and_keep_the_order(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Odds odds = withMargin(random);

      for (Probabilities fair :
          new Probabilities[] {PowerMethod.probabilities(odds), ShinMethod.probabilities(odds)}) {
        double homeKept = fair.home() * odds.home();
        double awayKept = fair.away() * odds.away();
        assertThat(Double.compare(homeKept, awayKept))
            .isEqualTo(Double.compare(odds.away(), odds.home()));
        assertThat(Double.compare(fair.home(), fair.away()))
            .isEqualTo(Double.compare(odds.away(), odds.home()));
      }
    }
  }

  @Test
  void equal_odds_are_a_third_each() {
    Odds odds = new Odds(2.8, 2.8, 2.8);

    assertThirds(PowerMethod.probabilities(odds));
    assertThirds(ShinMethod.probabilities(odds));
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 4", "3, 3, 3"})
  void odds_without_a_margin_are_taken_at_their_word(double home, double draw, double away) {
    Odds odds = new Odds(home, draw, away);

    assertThat(PowerMethod.probabilities(odds).home()).isCloseTo(1 / home, within(1e-12));
    assertThat(ShinMethod.probabilities(odds).home()).isCloseTo(1 / home, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({"2.2, 4.4, 4.4", "1.0001, 10000, 10000", "10000, 10000, 10000", "1.01, 1.01, 1.01"})
  void odd_odds_still_give_a_distribution(double home, double draw, double away) {
    Odds odds = new Odds(home, draw, away);

    assertThat(sum(PowerMethod.probabilities(odds))).isCloseTo(1, within(1e-9));
    assertThat(sum(ShinMethod.probabilities(odds))).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void a_number_that_cannot_be_odds_is_refused(double number) {
    assertThat(Odds.areOdds(number)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Odds(2, 3, number));
  }

  private static void assertThirds(Probabilities probabilities) {
    assertThat(probabilities.home()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(probabilities.draw()).isCloseTo(1 / 3.0, within(1e-12));
  }

  private static double sum(Probabilities probabilities) {
    return probabilities.home() + probabilities.draw() + probabilities.away();
  }

  /** Any three probabilities with a margin of 2 to 10 % in proportion. */
  private static Odds withMargin(Random random) {
    double home = 0.05 + random.nextDouble();
    double draw = 0.05 + random.nextDouble();
    double away = 0.05 + random.nextDouble();
    double sum = (home + draw + away) / (1.02 + 0.08 * random.nextDouble());
    return new Odds(
        Math.max(1.001, sum / home), Math.max(1.001, sum / draw), Math.max(1.001, sum / away));
  }
}
