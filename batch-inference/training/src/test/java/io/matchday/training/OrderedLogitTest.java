package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderedLogitTest {

  private static final LocalDate DAY = LocalDate.parse("2024-01-01");

  @Test
  void the_probabilities_that_matches_were_drawn_from_come_out() {
    Random random = new Random(3);
    TrainingSet set = new TrainingSet(2);
    for (int i = 0; i < 40_000; i++) {
      float difference = (float) random.nextGaussian() * 200;
      float neutral = random.nextInt(4) == 0 ? 1 : 0;
      double drawn = random.nextDouble();
      Probabilities truth = truth(difference, neutral);
      Outcome outcome =
          drawn < truth.home()
              ? Outcome.HOME
              : drawn < truth.home() + truth.draw() ? Outcome.DRAW : Outcome.AWAY;
      set.add(FeatureVector.of(difference, neutral), DAY, outcome, "L");
    }
    set.add(FeatureVector.of(-150, 1), DAY.plusDays(1), Outcome.HOME, "L");
    TrainingRows rows = set.between(DAY, DAY.plusDays(2));

    OrderedLogit logit = OrderedLogit.fit(rows, 0, OptionalInt.of(1));

    Probabilities fitted = logit.probabilities(rows, rows.size() - 1);
    Probabilities truth = truth(-150, 1);
    assertThat(fitted.home()).isCloseTo(truth.home(), within(0.01));
    assertThat(fitted.draw()).isCloseTo(truth.draw(), within(0.01));
    assertThat(fitted.away()).isCloseTo(truth.away(), within(0.01));
  }

  @Test
  void without_anything_to_go_by_the_shares_of_the_outcomes_come_out() {
    TrainingSet set = new TrainingSet(1);
    for (int i = 0; i < 100; i++) {
      Outcome outcome = i < 50 ? Outcome.HOME : i < 75 ? Outcome.DRAW : Outcome.AWAY;
      set.add(FeatureVector.of(Float.NaN), DAY, outcome, "L");
    }
    TrainingRows rows = set.between(DAY, DAY.plusDays(1));

    Probabilities fitted = OrderedLogit.fit(rows, 0, OptionalInt.empty()).probabilities(rows, 0);

    assertThat(fitted.home()).isCloseTo(0.5, within(1e-4));
    assertThat(fitted.draw()).isCloseTo(0.25, within(1e-4));
  }

  private static Probabilities truth(float difference, float neutral) {
    double mean = 2 * difference / 400 + 0.5 * (1 - neutral);
    double lower = 1 / (1 + Math.exp(0.6 + mean));
    double upper = 1 / (1 + Math.exp(-0.6 + mean));
    return new Probabilities(1 - upper, upper - lower, lower);
  }
}
