package io.matchday.feature;

import static io.matchday.match.FixtureBuilder.aFixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The families against values worked out by hand. */
class FeatureFamilyTest {

  private static final FeatureSet SET = FeatureSet.results();

  private final List<FeatureRow> rows = new ArrayList<>();
  private final FeatureReplay replay = new FeatureReplay(SET, rows::add);

  @Test
  void what_hangs_on_the_time_of_year_is_said_to_follow_the_calendar() {
    assertThat(FeatureSet.results().calendarNames())
        .containsExactly(
            "home_rest_days",
            "away_rest_days",
            "diff_rest_days",
            "home_round",
            "away_round",
            "season_progress");
    for (FeatureSet set : FeatureSet.all()) {
      assertThat(set.schema().names()).containsAll(set.calendarNames());
    }
  }

  @Test
  void form_is_the_mean_over_the_matches_there_are() {
    replay.played(aFixture().id(1).between("A", "B").on("2026-08-01").played(2, 1));
    replay.played(aFixture().id(2).between("C", "A").on("2026-08-08").played(0, 0));
    replay.fixture(aFixture().id(3).between("A", "C").on("2026-08-15").build());
    replay.finish();

    assertThat(value(2, "home_win_3_mean")).isEqualTo(0.5f);
    assertThat(value(2, "home_goals_for_5_mean")).isEqualTo(1f);
    assertThat(value(2, "home_goals_against_5_mean")).isEqualTo(0.5f);
    assertThat(value(2, "home_points_10_mean")).isEqualTo(2f);
    assertThat(value(2, "away_draw_3_mean")).isEqualTo(1f);
    assertThat(value(2, "diff_draw_3_mean")).isEqualTo(-0.5f);
    assertThat(coverage(2, "home_win_3_mean")).isEqualTo(2);
    assertThat(coverage(2, "away_win_3_mean")).isEqualTo(1);
    assertThat(coverage(2, "diff_win_3_mean")).isEqualTo(1);
  }

  @Test
  void a_window_forgets_what_is_older() {
    for (int i = 1; i <= 11; i++) {
      String day = "2026-08-%02d".formatted(i);
      replay.played(aFixture().id(i).between("A", "B").on(day).played(i == 1 ? 10 : 1, 0));
    }
    replay.fixture(aFixture().id(12).between("A", "B").on("2026-08-12").build());
    replay.finish();

    assertThat(value(10, "home_goals_for_10_mean")).isEqualTo(1.9f);
    assertThat(value(11, "home_goals_for_10_mean")).isEqualTo(1f);
    assertThat(coverage(11, "home_goals_for_10_mean")).isEqualTo(10);
  }

  @Test
  void same_venue_form_leaves_out_other_venues_and_neutral_ground() {
    replay.played(aFixture().id(1).between("A", "B").on("2026-08-01").played(1, 0));
    replay.played(aFixture().id(2).between("B", "A").on("2026-08-02").played(5, 0));
    replay.played(
        aFixture().id(3).between("A", "B").on("2026-08-03").onNeutralGround().played(7, 7));
    replay.fixture(aFixture().id(4).between("A", "B").on("2026-08-04").build());
    replay.finish();

    assertThat(value(3, "home_win_3_venue_mean")).isEqualTo(1f);
    assertThat(coverage(3, "home_win_3_venue_mean")).isEqualTo(1);
    assertThat(value(3, "away_goals_for_3_venue_mean")).isEqualTo(0f);
    assertThat(coverage(3, "home_win_3_mean")).isEqualTo(3);
  }

  @Test
  void head_to_head_is_seen_from_the_home_side_whoever_was_host() {
    replay.played(aFixture().id(1).between("A", "B").on("2026-08-01").played(3, 0));
    replay.played(aFixture().id(2).between("B", "A").on("2026-08-02").played(1, 1));
    replay.played(aFixture().id(3).between("A", "C").on("2026-08-03").played(9, 9));
    replay.fixture(aFixture().id(4).between("A", "B").on("2026-08-04").build());
    replay.fixture(aFixture().id(5).between("B", "A").on("2026-08-04").build());
    replay.finish();

    assertThat(value(3, "h2h_win_5_mean")).isEqualTo(0.5f);
    assertThat(value(3, "h2h_loss_5_mean")).isEqualTo(0f);
    assertThat(value(3, "h2h_goals_for_5_mean")).isEqualTo(2f);
    assertThat(value(4, "h2h_win_5_mean")).isEqualTo(0f);
    assertThat(value(4, "h2h_loss_5_mean")).isEqualTo(0.5f);
    assertThat(value(4, "h2h_draw_5_mean")).isEqualTo(0.5f);
    assertThat(value(4, "h2h_goals_against_5_mean")).isEqualTo(2f);
    assertThat(coverage(4, "h2h_draw_5_mean")).isEqualTo(2);
  }

  @Test
  void rest_is_counted_in_days_and_capped_at_thirty() {
    replay.played(aFixture().id(1).between("A", "B").on("2026-01-01").played(1, 0));
    replay.played(aFixture().id(2).between("A", "C").on("2026-08-11").played(1, 0));
    replay.fixture(aFixture().id(3).between("A", "B").on("2026-08-15").build());
    replay.fixture(aFixture().id(4).between("D", "B").on("2026-08-15").build());
    replay.finish();

    assertThat(value(2, "home_rest_days")).isEqualTo(4f);
    assertThat(value(2, "away_rest_days")).isEqualTo(30f);
    assertThat(value(2, "diff_rest_days")).isEqualTo(-26f);
    assertThat(value(3, "home_rest_days")).isNaN();
    assertThat(value(3, "diff_rest_days")).isNaN();
  }

  @Test
  void the_winner_takes_points_and_on_neutral_ground_as_many_as_the_loser_loses() {
    replay.played(
        aFixture().id(1).between("A", "B").on("2026-08-01").onNeutralGround().played(1, 0));
    replay.fixture(aFixture().id(2).between("A", "B").on("2026-08-08").build());
    replay.finish();

    // Half of K, and that a half more for newcomers.
    double gain = EloConstants.MEASURED.k() * 0.5 * (1 + EloConstants.MEASURED.newcomerBoost());
    assertThat(value(1, "home_elo_pre")).isEqualTo((float) (1500 + gain));
    assertThat(value(1, "away_elo_pre")).isEqualTo((float) (1500 - gain));
    assertThat(value(1, "diff_elo_pre")).isEqualTo((float) (2 * gain));
    assertThat(coverage(1, "diff_elo_pre")).isEqualTo(1);
  }

  @Test
  void a_win_at_home_brings_less_than_one_on_neutral_ground_and_a_high_one_more() {
    replay.played(aFixture().id(1).between("A", "B").on("2026-08-01").played(1, 0));
    replay.played(
        aFixture().id(2).between("C", "D").on("2026-08-01").onNeutralGround().played(1, 0));
    replay.played(aFixture().id(3).between("E", "F").on("2026-08-01").played(4, 0));
    replay.fixture(aFixture().id(4).between("A", "C").on("2026-08-08").build());
    replay.fixture(aFixture().id(5).between("E", "C").on("2026-08-08").build());
    replay.finish();

    double expected = 1 / (1 + Math.pow(10, -EloConstants.MEASURED.homeAdvantage() / 400));
    double gain = EloConstants.MEASURED.k() * (1 + EloConstants.MEASURED.newcomerBoost());
    double margin = Math.pow(4, EloConstants.MEASURED.marginExponent());
    assertThat(value(3, "home_elo_pre"))
        .isCloseTo((float) (1500 + gain * (1 - expected)), within(1e-3f));
    assertThat(value(4, "home_elo_pre"))
        .isCloseTo((float) (1500 + gain * (1 - expected) * margin), within(1e-3f));
    assertThat(value(3, "diff_elo_pre")).isNegative();
  }

  @Test
  void a_team_that_joins_a_running_competition_starts_below_its_level() {
    replay.played(aFixture().id(1).between("A", "B").on("2025-08-01").played(1, 1));
    replay.fixture(aFixture().id(2).between("New", "A").on("2026-08-08").build());
    replay.fixture(
        aFixture().id(3).between("New", "A").in("New Cup", "2026").on("2026-08-08").build());
    replay.finish();

    assertThat(value(1, "home_elo_pre"))
        .isEqualTo((float) (1500 - EloConstants.MEASURED.newcomerGap()));
    assertThat(value(2, "home_elo_pre")).isEqualTo(1500f);
  }

  @Test
  void season_progress_is_measured_by_the_length_of_the_season_before() {
    replay.played(aFixture().id(1).between("A", "B").in("L", "24").on("2024-08-01").played(0, 0));
    replay.played(aFixture().id(2).between("B", "A").in("L", "24").on("2024-08-08").played(0, 0));
    replay.played(aFixture().id(3).between("A", "B").in("L", "25").on("2025-08-01").played(0, 0));
    replay.fixture(aFixture().id(4).between("B", "A").in("L", "25").on("2025-08-08").build());
    replay.fixture(aFixture().id(5).between("B", "C").in("L", "26").on("2026-08-08").build());
    replay.finish();

    assertThat(value(1, "home_round")).isEqualTo(1f);
    assertThat(value(1, "season_progress")).isNaN();
    assertThat(value(2, "season_progress")).isEqualTo(0f);
    assertThat(value(3, "home_round")).isEqualTo(1f);
    assertThat(value(3, "season_progress")).isEqualTo(0.5f);
    assertThat(value(4, "season_progress")).isEqualTo(0f);
  }

  private float value(int row, String name) {
    return rows.get(row).vector().get(SET.schema().indexOf(name).orElseThrow());
  }

  private int coverage(int row, String name) {
    return rows.get(row).coverage().get(SET.schema().indexOf(name).orElseThrow());
  }
}
