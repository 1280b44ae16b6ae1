package io.matchday.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.model.LogitBase;
import io.matchday.scoring.BasedScorer;
import io.matchday.scoring.NoTrees;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultinomialLogitTest {

  private static final LocalDate DAY = LocalDate.parse("2024-01-01");

  @Test
  void two_values_are_fitted_to_the_shares_seen_at_each() {
    // Four parameters and four free shares: the fit meets every share, but for the ridge.
    TrainingSet set = new TrainingSet(1);
    add(set, 0, 40_000, 30_000, 30_000);
    add(set, 200, 70_000, 20_000, 10_000);

    LogitBase base = MultinomialLogit.fit(set.between(DAY, DAY.plusDays(1)), List.of("x"), 0);

    assertThat(margins(base, 0)[0]).isCloseTo((float) Math.log(4 / 3.0), within(1e-3f));
    assertThat(margins(base, 0)[2]).isCloseTo((float) Math.log(3 / 3.0), within(1e-3f));
    assertThat(margins(base, 200)[0]).isCloseTo((float) Math.log(7 / 2.0), within(1e-3f));
    assertThat(margins(base, 200)[2]).isCloseTo((float) Math.log(1 / 2.0), within(1e-3f));
  }

  @Test
  void a_missing_value_counts_as_the_mean_of_those_that_are_known() {
    TrainingSet set = new TrainingSet(1);
    add(set, 0, 40, 30, 30);
    add(set, 300, 70, 20, 10);
    add(set, Float.NaN, 5, 5, 5);

    LogitBase base = MultinomialLogit.fit(set.between(DAY, DAY.plusDays(1)), List.of("x"), 0);

    assertThat(base.terms().get(0).fill()).isEqualTo(150);
    assertThat(margins(base, Float.NaN)).isEqualTo(margins(base, 150));
  }

  @Test
  void known_weights_come_out_of_matches_drawn_from_them() {
    Random random = new Random(7);
    TrainingSet set = new TrainingSet(2);
    for (int i = 0; i < 40_000; i++) {
      float x = (float) random.nextGaussian();
      float y = (float) random.nextGaussian() * 100;
      double home = Math.exp(0.3 + 0.8 * x + 0.002 * y);
      double away = Math.exp(-0.1 - 0.6 * x);
      double drawn = random.nextDouble() * (home + 1 + away);
      Outcome outcome =
          drawn < home ? Outcome.HOME : drawn < home + 1 ? Outcome.DRAW : Outcome.AWAY;
      set.add(FeatureVector.of(x, y), DAY, outcome, "L");
    }

    LogitBase base =
        MultinomialLogit.fit(set.between(DAY, DAY.plusDays(1)), List.of("x", "y"), 0, 1);

    assertThat(base.home()).isCloseTo(0.3, within(0.05));
    assertThat(base.away()).isCloseTo(-0.1, within(0.05));
    assertThat(base.terms().get(0).home()).isCloseTo(0.8, within(0.05));
    assertThat(base.terms().get(0).away()).isCloseTo(-0.6, within(0.05));
    assertThat(base.terms().get(1).home()).isCloseTo(0.002, within(0.0005));
    assertThat(base.terms().get(1).away()).isCloseTo(0, within(0.0005));
  }

  @Test
  void a_feature_that_never_varies_and_one_that_is_never_known_do_no_harm() {
    TrainingSet set = new TrainingSet(2);
    for (int i = 0; i < 90; i++) {
      set.add(FeatureVector.of(1, Float.NaN), DAY, Outcome.ofClass(i % 3), "L");
    }

    LogitBase base =
        MultinomialLogit.fit(set.between(DAY, DAY.plusDays(1)), List.of("x", "y"), 0, 1);

    assertThat(base.terms()).allMatch(term -> term.home() == 0 && term.away() == 0);
  }

  private static float[] margins(LogitBase base, float value) {
    float[] margins = new float[Outcome.COUNT];
    new BasedScorer(new NoTrees(1), base, new FeatureSchema(List.of("x")))
        .margins(new float[] {value}, 1, margins);
    return margins;
  }

  private static void add(TrainingSet set, float value, int... counts) {
    for (int outcome = 0; outcome < counts.length; outcome++) {
      for (int i = 0; i < counts[outcome]; i++) {
        set.add(FeatureVector.of(value), DAY, Outcome.ofClass(outcome), "L");
      }
    }
  }
}
