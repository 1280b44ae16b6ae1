package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import io.matchday.storage.TeamUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearDoublesTest {

  private static TeamUse team(int id, String name, String... competitions) {
    return new TeamUse(new TeamId(id), name, Sex.MEN, 100 - id, Set.of(competitions));
  }

  private static List<String> among(TeamUse... teams) {
    return NearDoubles.among(List.of(teams), (one, other) -> false).stream()
        .map(found -> found.one().name() + " / " + found.other().name() + ": " + found.reason())
        .toList();
  }

  @Test
  void names_equal_but_for_writing_are_suspicious_in_any_competition() {
    String reason = ": the same but for case, accents, punctuation or words such as FC";

    assertThat(among(team(1, "FC Køln", "D1"), team(2, "koln", "Cup")))
        .containsExactly("FC Køln / koln" + reason);
    assertThat(among(team(1, "M'gladbach", "D1"), team(2, "M'Gladbach", "D1")))
        .containsExactly("M'gladbach / M'Gladbach" + reason);
  }

  @Test
  void a_letter_or_two_apart_is_suspicious_within_a_competition_only() {
    assertThat(among(team(1, "Orense", "SP2"), team(2, "Ourense", "SP2")))
        .containsExactly("Orense / Ourense: one letter apart");
    assertThat(among(team(1, "Atletico-PR", "BR"), team(2, "Athlethico PR", "BR")))
        .containsExactly("Atletico-PR / Athlethico PR: 2 letters apart");
    assertThat(among(team(1, "Orense", "SP2"), team(2, "Ourense", "P1"))).isEmpty();
    assertThat(among(team(1, "Bari", "I1"), team(2, "Bra", "I1"))).isEmpty();
  }

  @Test
  void teams_that_have_met_and_teams_of_either_sex_are_two() {
    TeamUse one = team(1, "Bolton", "E1");
    TeamUse other = team(2, "Boston", "E1");
    TeamUse women = new TeamUse(new TeamId(3), "Bolton", Sex.WOMEN, 3, Set.of("E1"));

    assertThat(NearDoubles.among(List.of(one, other), (a, b) -> true)).isEmpty();
    assertThat(NearDoubles.among(List.of(one, women), (a, b) -> false)).isEmpty();
  }

  @Test
  void candidates_are_exactly_those_that_comparing_all_pairs_would_find() {
    Random random = new Random(7);
    List<TeamUse> teams = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = 0; j < 5 + random.nextInt(7); j++) {
        name.append((char) ('a' + random.nextInt(2)));
      }
      teams.add(team(i, name.toString(), "X"));
    }
    long expected = 0;
    for (int i = 0; i < teams.size(); i++) {
      for (int j = 0; j < i; j++) {
        String one = NearDoubles.folded(teams.get(i).name());
        String other = NearDoubles.folded(teams.get(j).name());
        int shortest = Math.min(one.length(), other.length());
        int allowed = shortest >= 10 ? 2 : 1;
        expected += NearDoubles.distance(one, other) <= allowed ? 1 : 0;
      }
    }

    assertThat(NearDoubles.among(teams, (a, b) -> false)).hasSize((int) expected);
  }
}
