package io.matchday.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SimulatedLeaguesTest {

  @Test
  void every_team_meets_every_other_twice_a_season_once_at_each_home() {
    List<SimulatedMatch> matches = SimulatedLeagues.of(1, 2020, 2).matches();

    Set<String> meetings = new HashSet<>();
    for (SimulatedMatch match : matches) {
      assertThat(meetings.add(match.season() + match.home() + " - " + match.away())).isTrue();
    }
    assertThat(matches).hasSize(2 * (12 * 11 + 10 * 9 + 8 * 7));
  }

  @Test
  void a_season_lies_between_august_and_may() {
    List<SimulatedMatch> matches = SimulatedLeagues.of(2, 2020, 1).matches();

    assertThat(matches.get(0).date()).isEqualTo(LocalDate.of(2020, 8, 8));
    assertThat(matches.get(matches.size() - 1).date()).isBefore(LocalDate.of(2021, 6, 1));
  }

  @Test
  void no_team_plays_twice_on_a_day() {
    Set<String> seen = new HashSet<>();

    for (SimulatedMatch match : SimulatedLeagues.of(3, 2020, 3).matches()) {
      assertThat(seen.add(match.date() + match.home())).isTrue();
      assertThat(seen.add(match.date() + match.away())).isTrue();
    }
  }

  @Test
  void relegated_teams_are_replaced() {
    List<SimulatedMatch> matches = SimulatedLeagues.of(4, 2020, 2).matches();

    Set<String> first = teamsOf(matches, "2020-21");
    Set<String> second = teamsOf(matches, "2021-22");

    assertThat(first).hasSize(30);
    assertThat(second).hasSize(30);
    second.retainAll(first);
    assertThat(second).hasSize(30 - 4);
  }

  @Test
  void the_home_side_has_an_advantage_and_draws_are_as_common_as_in_life() {
    List<PlayedMatch> matches = SimulatedLeagues.of(5, 2000, 20).played();

    assertThat(share(matches, Outcome.HOME)).isBetween(0.40, 0.50);
    assertThat(share(matches, Outcome.DRAW)).isBetween(0.18, 0.30);
    assertThat(share(matches, Outcome.AWAY)).isBetween(0.25, 0.37);
  }

  @Test
  void the_same_seed_gives_the_same_lines_on_every_machine() {
    CRC32 crc = new CRC32();

    SimulatedLeagues.of(42, 2022, 4).matches().stream()
        .map(SimulatedMatch::csvWithExtras)
        .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));

    assertThat(Long.toHexString(crc.getValue())).isEqualTo("2ddd7ab3");
  }

  private static double share(List<PlayedMatch> matches, Outcome outcome) {
    long count = matches.stream().filter(match -> match.outcome() == outcome).count();
    return (double) count / matches.size();
  }

  private static Set<String> teamsOf(List<SimulatedMatch> matches, String season) {
    return matches.stream()
        .filter(match -> match.season().equals(season))
        .map(SimulatedMatch::home)
        .collect(Collectors.toSet());
  }
}
