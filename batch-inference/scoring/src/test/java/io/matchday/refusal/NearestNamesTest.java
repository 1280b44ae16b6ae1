package io.matchday.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

  private static final List<String> KNOWN =
      List.of("diff_win_3_mean", "diff_win_5_mean", "diff_win_10_mean", "sex");

  @Test
  void the_nearest_name_is_offered_alone() {
    assertThat(NearestNames.hint("diff_wim_5_mean", KNOWN))
        .isEqualTo("; did you mean diff_win_5_mean?");
  }

  @Test
  void equally_near_names_are_offered_together() {
    assertThat(NearestNames.hint("diff_win_7_mean", KNOWN))
        .isEqualTo("; did you mean diff_win_3_mean or diff_win_5_mean?");
  }

  @Test
  void case_does_not_count() {
    assertThat(NearestNames.of("SEX", KNOWN)).containsExactly("sex");
  }

  @Test
  void a_far_or_endless_name_is_near_nothing() {
    assertThat(NearestNames.hint("temperature", KNOWN)).isEmpty();
    assertThat(NearestNames.of("s".repeat(100_000), KNOWN)).isEmpty();
  }
}
