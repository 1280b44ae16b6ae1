package io.matchday.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.matchday.prediction.Probabilities;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LeaguePriorTest {

  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final LocalDate FIRST = LocalDate.parse("2020-08-01");

  @Test
  void before_any_result_each_outcome_is_a_third() {
    assertThat(new LeaguePrior().before("North", FIRST))
        .isEqualTo(new Probabilities(1 / 3.0, 1 / 3.0, 1 / 3.0));
  }

  @Test
  void a_league_is_drawn_towards_all_and_all_towards_a_third() {
    LeaguePrior prior = new LeaguePrior();
    prior.takeIn("North", FIRST, 6, 2, 2);
    prior.takeIn("South", FIRST, 0, 5, 5);

    Probabilities north = prior.before("North", FIRST.plusDays(1));

    // All: (6 + 1) / 23, (7 + 1) / 23, (7 + 1) / 23; then 10 of the league against 50 of all.
    assertThat(north.home()).isCloseTo((6 + 50 * 7 / 23.0) / 60, ROUNDING);
    assertThat(north.draw()).isCloseTo((2 + 50 * 8 / 23.0) / 60, ROUNDING);
    assertThat(north.away()).isCloseTo((2 + 50 * 8 / 23.0) / 60, ROUNDING);
  }

  @Test
  void a_league_without_earlier_matches_has_the_shares_of_all() {
    LeaguePrior prior = new LeaguePrior();
    prior.takeIn("South", FIRST, 0, 5, 4);
    prior.takeIn("North", FIRST.plusDays(1), 1, 0, 0);

    assertThat(prior.before("North", FIRST.plusDays(1)).draw()).isCloseTo(0.5, ROUNDING);
    assertThat(prior.before("East", FIRST.plusDays(1)).draw()).isCloseTo(0.5, ROUNDING);
  }

  @Test
  void only_earlier_days_count_however_much_is_known_by_now() {
    LeaguePrior early = new LeaguePrior();
    early.takeIn("North", FIRST, 6, 2, 2);
    LeaguePrior late = new LeaguePrior();
    late.takeIn("North", FIRST, 6, 2, 2);
    late.takeIn("North", FIRST.plusDays(3), 0, 0, 9);
    late.takeIn("South", FIRST.plusDays(3), 0, 9, 0);
    late.takeIn("North", FIRST.plusDays(4), 0, 0, 9);

    assertThat(late.before("North", FIRST.plusDays(3)))
        .isEqualTo(early.before("North", FIRST.plusDays(3)));
    assertThat(late.before("North", FIRST.plusDays(4)))
        .isNotEqualTo(early.before("North", FIRST.plusDays(4)));
    assertThat(late.before("North", FIRST)).isEqualTo(new LeaguePrior().before("North", FIRST));
  }

  @Test
  void a_day_taken_in_by_parts_is_one_day() {
    LeaguePrior whole = new LeaguePrior();
    whole.takeIn("North", FIRST, 3, 2, 1);
    LeaguePrior parts = new LeaguePrior();
    parts.takeIn("North", FIRST, 1, 2, 0);
    parts.takeIn("North", FIRST, 2, 0, 1);

    assertThat(parts.before("North", FIRST.plusDays(9)))
        .isEqualTo(whole.before("North", FIRST.plusDays(9)));
  }

  @Test
  void over_years_a_league_is_nearly_its_own_shares() {
    LeaguePrior prior = new LeaguePrior();
    for (int day = 0; day < 1_000; day++) {
      prior.takeIn("North", FIRST.plusDays(day), 5, 3, 2);
      prior.takeIn("South", FIRST.plusDays(day), 2, 3, 5);
    }

    assertThat(prior.before("North", FIRST.plusDays(1_000)).home()).isCloseTo(0.5, within(0.001));
  }

  @Test
  void days_out_of_order_are_refused() {
    LeaguePrior prior = new LeaguePrior();
    prior.takeIn("North", FIRST, 1, 0, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> prior.takeIn("South", FIRST.minusDays(1), 1, 0, 0))
        .withMessageContaining("2020-07-31 came after 2020-08-01");
  }
}
