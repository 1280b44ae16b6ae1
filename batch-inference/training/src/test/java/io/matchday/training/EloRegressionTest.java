package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EloRegressionTest {

  @Test
  void two_differences_are_fitted_to_the_shares_seen_at_each() {
    // Four parameters and four free shares: the fit meets every share exactly.
    TrainingSet set = new TrainingSet(1);
    add(set, 0, 4, 3, 3);
    add(set, 200, 7, 2, 1);

    EloRegression regression =
        EloRegression.fit(new TrainingRows(set, set.rowsBefore(LocalDate.MAX), 0, set.size()), 0);

    assertIs(regression.probabilities(0), 0.4, 0.3, 0.3);
    assertIs(regression.probabilities(200), 0.7, 0.2, 0.1);
    assertIs(regression.probabilities(Float.NaN), 0.4, 0.3, 0.3);
  }

  private static void assertIs(Probabilities fitted, double home, double draw, double away) {
    assertThat(fitted.home()).isCloseTo(home, within(1e-5));
    assertThat(fitted.draw()).isCloseTo(draw, within(1e-5));
    assertThat(fitted.away()).isCloseTo(away, within(1e-5));
  }

  private static void add(TrainingSet set, float difference, int... counts) {
    for (int outcome = 0; outcome < counts.length; outcome++) {
      for (int i = 0; i < counts[outcome]; i++) {
        set.add(FeatureVector.of(difference), LocalDate.EPOCH, Outcome.ofClass(outcome));
      }
    }
  }
}
