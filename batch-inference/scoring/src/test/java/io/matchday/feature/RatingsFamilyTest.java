package io.matchday.feature;

import static io.matchday.match.FixtureBuilder.aFixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.match.FixtureBuilder;
import io.matchday.match.Shots;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The families of {@code ratings-1} against values worked out by hand. */
class RatingsFamilyTest {

  private static final FeatureSet SET = FeatureSet.ratings();

  private final List<FeatureRow> rows = new ArrayList<>();
  private final FeatureReplay replay = new FeatureReplay(SET, rows::add);

  @Test
  void pi_ratings_move_by_the_diminished_error_and_less_at_the_other_venue() {
    replay.played(match(1, "A", "B", "2026-08-01").played(3, 0));
    replay.fixture(match(2, "A", "B", "2026-08-08").build());
    replay.fixture(match(3, "B", "A", "2026-08-08").build());
    replay.finish();

    // Three goals more than expected: 0.035 * 3 * log10(4).
    assertThat(value(1, "home_pi_rating")).isCloseTo(0.0632163f, within(1e-7f));
    assertThat(value(1, "away_pi_rating")).isCloseTo(-0.0632163f, within(1e-7f));
    assertThat(value(2, "home_pi_rating")).isCloseTo(-0.0442514f, within(1e-7f));
    assertThat(value(2, "away_pi_rating")).isCloseTo(0.0442514f, within(1e-7f));
    // 10^(0.0632163 / 3) - 1 on either side.
    assertThat(value(1, "pi_expected_goal_difference")).isCloseTo(0.0994334f, within(1e-6f));
  }

  @Test
  void a_new_competition_expects_as_many_goals_as_is_usual() {
    replay.fixture(match(1, "A", "B", "2026-08-01").build());
    replay.fixture(match(2, "C", "D", "2026-08-01").onNeutralGround().build());
    replay.finish();

    assertThat(value(0, "home_expected_goals")).isEqualTo((float) Math.exp(0.25 + 0.15));
    assertThat(value(0, "away_expected_goals")).isEqualTo((float) Math.exp(0.25 - 0.15));
    assertThat(value(1, "diff_expected_goals")).isZero();
    assertThat(value(1, "home_log_odds")).isEqualTo(value(1, "away_log_odds"));
  }

  @Test
  void a_side_that_scores_more_than_expected_gains_attack_and_the_other_loses_defence() {
    replay.played(match(1, "A", "B", "2026-08-01").onNeutralGround().played(3, 0));
    replay.fixture(match(2, "A", "B", "2026-08-01").build());
    replay.fixture(match(3, "A", "B", "2026-08-02").build());
    replay.finish();

    // A gain of v / (2v + 1.15/m), with v = 0.98 and m = exp(0.25), of a surprise of (3 - m) / m.
    assertThat(value(2, "home_attack")).isCloseTo(0.458630f, within(1e-5f));
    assertThat(value(2, "away_defence")).isCloseTo(-0.458630f, within(1e-5f));
    // The same gain of a surprise of -1.
    assertThat(value(2, "away_attack")).isCloseTo(-0.343183f, within(1e-5f));
    assertThat(value(2, "home_defence")).isCloseTo(0.343183f, within(1e-5f));
    assertThat(value(1, "home_attack")).isZero();
  }

  @Test
  void chances_count_half_where_shots_are_known_and_not_by_goals() {
    replay.played(match(1, "A", "B", "2026-08-01").played(0, 0, new Shots(25, 3, 12, 0)));
    replay.fixture(match(2, "A", "B", "2026-08-08").build());
    replay.finish();

    assertThat(value(1, "diff_expected_goals"))
        .isGreaterThan(value(1, "diff_expected_goals_by_goals"));
  }

  @Test
  void shots_are_weighted_means_and_missing_without_any() {
    replay.played(match(1, "A", "B", "2026-08-01").played(1, 0, new Shots(10, 4, 5, 1)));
    replay.played(match(2, "C", "A", "2026-08-08").played(1, 0, new Shots(2, 20, 1, 9)));
    replay.played(match(3, "A", "D", "2026-08-12").played(1, 0));
    replay.fixture(match(4, "A", "D", "2026-08-15").build());
    replay.finish();

    assertThat(value(3, "home_shots_for_weighted_mean")).isEqualTo(15f);
    assertThat(value(3, "home_shots_against_weighted_mean")).isEqualTo(3f);
    assertThat(value(3, "home_shots_on_target_for_weighted_mean")).isEqualTo(7f);
    assertThat(coverage(3, "home_shots_for_weighted_mean")).isEqualTo(2);
    assertThat(value(3, "away_shots_for_weighted_mean")).isNaN();
    assertThat(value(3, "diff_shots_for_weighted_mean")).isNaN();
  }

  @Test
  void margins_are_points_over_what_is_left_to_win() {
    season("24", List.of("A", "B", "C", "D"), 2024);
    season("25", List.of("A", "B", "C", "E"), 2025);
    replay.played(inLeague(21, "A", "B", "26", "2026-08-01").played(1, 0));
    replay.played(inLeague(22, "C", "E", "26", "2026-08-01").played(0, 0));
    replay.played(inLeague(23, "A", "C", "26", "2026-08-08").played(2, 0));
    replay.played(inLeague(24, "B", "E", "26", "2026-08-08").played(0, 1));
    replay.fixture(inLeague(25, "A", "E", "26", "2026-08-15").build());
    replay.fixture(inLeague(26, "B", "C", "26", "2026-08-15").build());
    replay.finish();

    // A 6 points, E 4, C 1 and 0:2, B 0; three rounds a season; D, last in 24, left.
    int leader = rows.size() - 2;
    assertThat(value(leader, "home_table_position")).isEqualTo(0.25f);
    assertThat(value(leader, "away_table_position")).isEqualTo(0.5f);
    assertThat(value(leader, "home_matches_left")).isEqualTo(1f);
    assertThat(value(leader, "home_title_margin")).isEqualTo((float) (2 / 6.0));
    assertThat(value(leader, "away_title_margin")).isEqualTo((float) (-2 / 6.0));
    assertThat(value(leader, "home_drop_margin")).isEqualTo(1f);
    assertThat(value(leader, "home_at_stake")).isEqualTo(1f);
    assertThat(value(leader, "season_days")).isEqualTo(14f);
    assertThat(value(leader, "season_progress")).isEqualTo((float) (4 / 6.0));
    assertThat(value(leader + 1, "home_drop_margin")).isEqualTo((float) (-1 / 6.0));
    assertThat(value(leader + 1, "away_drop_margin")).isEqualTo((float) (1 / 6.0));
    assertThat(value(leader + 1, "away_table_goal_difference_mean")).isEqualTo(-1f);
    // Beyond the four European places nobody stands.
    assertThat(value(leader, "home_top_margin")).isNaN();
  }

  /** Everyone meets once; who stands earlier in the list wins. */
  private void season(String label, List<String> teams, int year) {
    int id = 10 * (year - 2024) + 1;
    for (int one = 0; one < teams.size(); one++) {
      for (int other = one + 1; other < teams.size(); other++) {
        String day = "%d-09-%02d".formatted(year, id % 10 + 1);
        replay.played(inLeague(id, teams.get(one), teams.get(other), label, day).played(1, 0));
        id++;
      }
    }
  }

  @Test
  void congestion_counts_the_matches_of_the_days_before() {
    replay.played(match(1, "A", "B", "2026-08-01").played(1, 0));
    replay.played(match(2, "A", "C", "2026-08-16").played(1, 0));
    replay.played(match(3, "A", "B", "2026-08-17").played(1, 0));
    replay.fixture(match(4, "B", "A", "2026-08-31").build());
    replay.finish();

    assertThat(value(3, "away_matches_14_days")).isEqualTo(1f);
    assertThat(value(3, "away_matches_30_days")).isEqualTo(3f);
    assertThat(value(3, "diff_matches_30_days")).isEqualTo(-1f);
  }

  @Test
  void the_rates_of_a_competition_start_from_what_is_usual_and_leave_out_neutral_ground() {
    replay.played(match(1, "A", "B", "2026-08-01").played(2, 1));
    replay.played(match(2, "C", "D", "2026-08-01").onNeutralGround().played(9, 9));
    replay.fixture(match(3, "A", "B", "2026-08-08").build());
    replay.finish();

    assertThat(value(2, "competition_home_win_rate")).isEqualTo((float) (0.45 + 0.55 / 61));
    assertThat(value(2, "competition_draw_rate")).isEqualTo((float) (0.26 - 0.26 / 61));
    assertThat(value(2, "competition_goals_mean")).isEqualTo((float) (2.6 + (3 - 2.6) / 61));
    assertThat(value(2, "home_win_rate_lately")).isEqualTo((float) (0.45 + 0.001 * 0.55));
    assertThat(coverage(2, "competition_draw_rate")).isEqualTo(1);
  }

  @Test
  void a_host_plays_where_it_last_was_at_home() {
    replay.played(match(1, "A", "B", "2026-06-01").inCountry("Alba").played(1, 0));
    replay.fixture(cup(2, "A", "B").inCountry("Alba").build());
    replay.fixture(cup(3, "C", "A").inCountry("Borea").build());
    replay.fixture(match(4, "B", "A", "2026-06-11").build());
    replay.finish();

    assertThat(value(1, "importance")).isEqualTo(4f);
    assertThat(value(1, "home_is_host")).isEqualTo(1f);
    assertThat(value(1, "away_is_host")).isNaN();
    assertThat(value(2, "away_is_host")).isZero();
    assertThat(value(3, "home_is_host")).isEqualTo(1f);
    assertThat(value(3, "away_is_host")).isZero();
    assertThat(value(3, "importance")).isEqualTo(1f);
  }

  @Test
  void the_name_of_a_competition_tells_how_much_is_at_stake() {
    assertThat(Importance.of("International Friendly")).isEqualTo(Importance.FRIENDLY);
    assertThat(Importance.of("FIFA World Cup qualification")).isEqualTo(Importance.QUALIFIER);
    assertThat(Importance.of("UEFA Euro")).isEqualTo(Importance.CONTINENTAL);
    assertThat(Importance.of("Premier League")).isEqualTo(Importance.ORDINARY);
  }

  @Test
  void a_competition_becomes_a_league_with_ten_matches_a_team_on_the_day_after() {
    for (int day = 1; day <= 11; day++) {
      replay.played(match(day, "A", "B", "2026-08-%02d".formatted(day)).played(1, 1));
    }
    replay.finish();

    assertThat(value(9, "league")).isZero();
    assertThat(value(10, "league")).isEqualTo(1f);
  }

  @Test
  void the_generated_past_holds_what_the_proofs_are_to_see() {
    History history = History.generated(1);
    rows.addAll(history.rows(SET).values());

    assertThat(valuesOf("importance")).containsExactly(0f, 1f, 2f, 3f, 4f);
    assertThat(valuesOf("league")).containsExactly(0f, 1f);
    assertThat(valuesOf("away_is_host")).containsExactly(0f, 1f, Float.NaN);
    for (String name : List.of("home_drop_margin", "away_top_margin", "home_title_margin")) {
      assertThat(valuesOf(name)).hasSizeGreaterThan(20);
    }
    assertThat(valuesOf("home_shots_for_weighted_mean")).hasSizeGreaterThan(100);
  }

  private Set<Float> valuesOf(String name) {
    Set<Float> values = new TreeSet<>();
    for (int row = 0; row < rows.size(); row++) {
      values.add(value(row, name));
    }
    return values;
  }

  @Test
  void what_follows_the_calendar_is_said() {
    assertThat(SET.calendarNames())
        .contains(
            "home_round",
            "away_matches_left",
            "home_title_margin",
            "away_at_stake",
            "season_days",
            "season_progress",
            "home_matches_14_days",
            "diff_rest_days")
        .doesNotContain("competition_teams", "home_table_position", "home_expected_goals");
  }

  private static FixtureBuilder match(long id, String home, String away, String day) {
    return aFixture().id(id).between(home, away).on(day);
  }

  private static FixtureBuilder inLeague(
      long id, String home, String away, String season, String day) {
    return match(id, home, away, day).in("League", season);
  }

  private static FixtureBuilder cup(long id, String home, String away) {
    return match(id, home, away, "2026-06-11").in("FIFA World Cup", "2026").onNeutralGround();
  }

  private float value(int row, String name) {
    return rows.get(row).vector().get(SET.schema().indexOf(name).orElseThrow());
  }

  private int coverage(int row, String name) {
    return rows.get(row).coverage().get(SET.schema().indexOf(name).orElseThrow());
  }
}
