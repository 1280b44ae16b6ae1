package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTallyTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final LocalDate FIRST = LocalDate.parse("2020-08-01");
  private static final Probabilities BETTER = new Probabilities(0.5, 0.3, 0.2);
  private static final Probabilities WORSE = new Probabilities(0.2, 0.3, 0.5);

  @Test
  void without_matches_there_is_nothing_to_compare() {
    assertThat(new ComparisonTally().comparison(1)).isEmpty();
  }

  @Test
  void a_comparison_is_as_worked_out_by_hand() {
    ComparisonTally tally = new ComparisonTally();

    tally.add(FIRST, BETTER, WORSE, Outcome.HOME);

    Comparison comparison = tally.comparison(1).orElseThrow();
    assertThat(comparison.matches()).isEqualTo(1);
    assertThat(comparison.logLoss()).isCloseTo(Math.log(2), ROUNDING);
    assertThat(comparison.referenceLogLoss()).isCloseTo(Math.log(5), ROUNDING);
    assertThat(comparison.logLossDifference().mean()).isCloseTo(Math.log(0.4), ROUNDING);
    assertThat(comparison.logLossSkill()).isCloseTo(1 - Math.log(2) / Math.log(5), ROUNDING);
    // (.25 + .04) / 2 and (.64 + .25) / 2
    assertThat(comparison.rps()).isCloseTo(0.145, ROUNDING);
    assertThat(comparison.referenceRps()).isCloseTo(0.445, ROUNDING);
    assertThat(comparison.rpsDifference().mean()).isCloseTo(-0.3, ROUNDING);
    assertThat(comparison.rpsSkill()).isCloseTo(1 - 0.145 / 0.445, ROUNDING);
  }

  @Test
  void a_predictor_that_is_better_every_day_is_so_beyond_chance() {
    ComparisonTally tally = new ComparisonTally();
    ComparisonTally rest = new ComparisonTally();
    for (int day = 0; day < 20; day++) {
      (day < 8 ? tally : rest)
          .add(FIRST.plusDays(day), BETTER, WORSE, day % 2 == 0 ? Outcome.HOME : Outcome.DRAW);
    }
    tally.addAll(rest);

    Comparison comparison = tally.comparison(1).orElseThrow();

    assertThat(comparison.matches()).isEqualTo(20);
    assertThat(comparison.rpsDifference().interval().orElseThrow().upper()).isNegative();
    assertThat(comparison.rpsDifference().interval().orElseThrow().excludesZero()).isTrue();
  }

  @Test
  void skill_is_the_share_of_the_references_loss_that_is_saved() {
    assertThat(SkillScore.of(0.2, 0.25)).isCloseTo(0.2, ROUNDING);
    assertThat(SkillScore.of(0.25, 0.25)).isEqualTo(0);
    assertThat(SkillScore.of(0.5, 0.25)).isCloseTo(-1, ROUNDING);
    assertThat(SkillScore.of(0, 0.25)).isEqualTo(1);
    assertThat(SkillScore.of(0, 0)).isEqualTo(0);
  }
}
