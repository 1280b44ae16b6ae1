package io.matchday.match;

import static io.matchday.match.FixtureBuilder.aFixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {

  @ParameterizedTest
  @CsvSource({"2,1,HOME", "0,0,DRAW", "0,3,AWAY"})
  void the_score_tells_the_outcome(int home, int away, Outcome outcome) {
    assertThat(aFixture().played(home, away).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"-1,0", "0,-1", "61,0", "0,61"})
  void a_negative_or_absurd_score_is_refused(int home, int away) {
    assertThatThrownBy(() -> new Score(home, away)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_team_against_itself_is_refused() {
    assertThatThrownBy(() -> aFixture().id(7).between("A", "A").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("match 7: a team cannot play itself");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1L << 32})
  void a_match_id_out_of_range_is_refused(long id) {
    assertThatThrownBy(() -> new MatchId(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kick_off_is_noon_where_the_time_is_not_known() {
    assertThat(aFixture().on("2026-08-15").build().kickOffInstant())
        .isEqualTo(Instant.parse("2026-08-15T12:00:00Z"));
    assertThat(aFixture().on("2026-08-15").at("20:45").build().kickOffInstant())
        .isEqualTo(Instant.parse("2026-08-15T20:45:00Z"));
  }

  @Test
  void sex_and_outcome_codes_are_those_of_the_wire() {
    assertThat(Sex.ofCode(0)).isEqualTo(Sex.MEN);
    assertThat(Sex.ofCode(1)).isEqualTo(Sex.WOMEN);
    assertThatThrownBy(() -> Sex.ofCode(2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Outcome.ofClass(0)).isEqualTo(Outcome.HOME);
    assertThat(Outcome.ofClass(1)).isEqualTo(Outcome.DRAW);
    assertThat(Outcome.ofClass(2)).isEqualTo(Outcome.AWAY);
  }
}
