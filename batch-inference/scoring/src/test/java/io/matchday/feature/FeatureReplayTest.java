package io.matchday.feature;

import static io.matchday.match.FixtureBuilder.aFixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.match.FixtureBuilder;
import io.matchday.match.PlayedMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureReplayTest {

  private static final FeatureSet SET = FeatureSet.results();

  private final List<FeatureRow> rows = new ArrayList<>();
  private final FeatureReplay replay = new FeatureReplay(SET, rows::add);

  @Test
  void the_set_of_results_has_the_names_clients_send() {
    assertThat(SET.schema().names())
        .hasSize(124)
        .contains(
            "diff_win_5_mean",
            "diff_goals_for_3_mean",
            "home_points_10_mean",
            "home_win_5_venue_mean",
            "home_elo_pre",
            "away_elo_pre",
            "diff_elo_pre",
            "home_rest_days",
            "h2h_win_5_mean",
            "season_progress",
            "neutral",
            "sex");
  }

  @Test
  void the_schema_of_a_released_set_never_changes() {
    assertThat(FeatureSet.results().schema().id()).isEqualTo("f55d4220ad86");
    assertThat(FeatureSet.ofSchema("f55d4220ad86").map(FeatureSet::name)).contains("results-1");
    assertThat(FeatureSet.ofSchema("000000000000")).isEmpty();
  }

  @Test
  void a_match_before_one_already_seen_is_refused() {
    replay.fixture(match(1, "2026-08-15").build());

    assertThatThrownBy(() -> replay.fixture(match(2, "2026-08-14").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "match 2 of 2026-08-14 came after a match of 2026-08-15: matches must come in date"
                + " order");
  }

  @Test
  void a_match_that_comes_twice_on_a_day_is_refused() {
    replay.fixture(match(1, "2026-08-15").build());
    replay.played(match(1, "2026-08-15").played(1, 0));

    assertThatThrownBy(replay::finish)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("match 1 came twice on 2026-08-15");
  }

  @Test
  void nothing_is_taken_after_the_end() {
    replay.finish();

    assertThatThrownBy(() -> replay.fixture(match(1, "2026-08-15").build()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_rows_of_a_day_come_by_match_id_once_the_day_is_over() {
    replay.fixture(match(2, "2026-08-15").build());
    replay.fixture(match(1, "2026-08-15").build());
    assertThat(rows).isEmpty();

    replay.fixture(match(3, "2026-08-16").build());
    assertThat(rows).extracting(row -> row.matchId().value()).containsExactly(1L, 2L);

    replay.finish();
    assertThat(rows).extracting(row -> row.matchId().value()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_row_knows_what_was_before_the_start_of_the_day() {
    replay.fixture(match(1, "2026-08-15").at("12:30").build());
    replay.finish();

    FeatureRow row = rows.get(0);
    assertThat(row.asOf()).isEqualTo(Instant.parse("2026-08-15T00:00:00Z"));
    assertThat(row.schemaId()).isEqualTo(SET.schema().id());
  }

  @Test
  void before_any_match_everything_but_ratings_and_setting_is_missing() {
    replay.fixture(match(1, "2026-08-15").ofWomen().onNeutralGround().build());
    replay.finish();

    List<String> present = new ArrayList<>();
    for (String name : SET.schema().names()) {
      if (!Float.isNaN(value(0, name))) {
        present.add(name + "=" + value(0, name) + "/" + coverage(0, name));
      }
    }
    assertThat(present)
        .containsExactly(
            "home_elo_pre=1500.0/0",
            "away_elo_pre=1500.0/0",
            "diff_elo_pre=0.0/0",
            "home_round=0.0/0",
            "away_round=0.0/0",
            "neutral=1.0/0",
            "sex=1.0/0");
  }

  @Test
  void a_family_that_writes_too_little_is_found_out() {
    FeatureSet broken = new FeatureSet("broken", List.of(Silent::new));
    FeatureReplay brokenReplay = new FeatureReplay(broken, rows::add);
    brokenReplay.fixture(match(1, "2026-08-15").build());

    assertThatThrownBy(brokenReplay::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrote 0 values for 1 names");
  }

  private static final class Silent implements FeatureFamily {

    @Override
    public List<String> names() {
      return List.of("silent");
    }

    @Override
    public void describe(NumberedFixture at, FeatureSink sink) {
      // Writes nothing.
    }

    @Override
    public void takeIn(NumberedFixture at, PlayedMatch match) {
      // Remembers nothing.
    }

    @Override
    public void keep(Tape tape) {
      // Has no memory.
    }
  }

  private static FixtureBuilder match(long id, String day) {
    return aFixture().id(id).between("Home " + id, "Away " + id).on(day);
  }

  private float value(int row, String name) {
    return rows.get(row).vector().get(SET.schema().indexOf(name).orElseThrow());
  }

  private int coverage(int row, String name) {
    return rows.get(row).coverage().get(SET.schema().indexOf(name).orElseThrow());
  }
}
