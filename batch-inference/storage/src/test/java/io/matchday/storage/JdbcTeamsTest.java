package io.matchday.storage;

import static io.matchday.storage.MatchSheetBuilder.aMatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcTeamsTest {

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_name_is_one_team_for_each_sex(Database database) {
    try (database) {
      JdbcTeams teams = new JdbcTeams(database);

      Map<String, TeamId> men = teams.ensure(List.of("Köln", "Genk"), Sex.MEN);
      Map<String, TeamId> again = teams.ensure(List.of("Köln", "Brugge"), Sex.MEN);
      Map<String, TeamId> women = teams.ensure(List.of("Köln"), Sex.WOMEN);

      assertThat(again).containsEntry("Köln", men.get("Köln")).hasSize(2);
      assertThat(women.get("Köln")).isNotEqualTo(men.get("Köln"));
      assertThat(teams.names()).hasSize(4).containsEntry(men.get("Genk"), "Genk");
      assertThat(teams.find("Genk", Sex.MEN)).contains(men.get("Genk"));
      assertThat(teams.find("Genk", Sex.WOMEN)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void uses_count_home_and_away_matches(Database database) {
    try (database) {
      JdbcTeams teams = new JdbcTeams(database);
      Map<String, TeamId> ids = teams.ensure(List.of("A", "B", "C"), Sex.MEN);
      new JdbcMatchIntake(database)
          .insert(
              List.of(
                  aMatch().between(ids.get("A"), ids.get("B")).build(),
                  aMatch().between(ids.get("B"), ids.get("A")).in("Cup").build()));

      assertThat(teams.uses())
          .containsExactly(
              new TeamUse(ids.get("A"), "A", Sex.MEN, 2, Set.of("E0", "Cup")),
              new TeamUse(ids.get("B"), "B", Sex.MEN, 2, Set.of("E0", "Cup")),
              new TeamUse(ids.get("C"), "C", Sex.MEN, 0, Set.of()));
      assertThat(teams.haveMet(ids.get("B"), ids.get("A"))).isTrue();
      assertThat(teams.haveMet(ids.get("A"), ids.get("C"))).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_alias_put_again_is_replaced(Database database) {
    try (database) {
      JdbcTeamAliases aliases = new JdbcTeamAliases(database);

      aliases.put(new TeamAlias("Man U", "", "Man United"));
      aliases.put(new TeamAlias("Man U", "E0", "Man United"));
      aliases.put(new TeamAlias("Man U", "", "Manchester United"));

      assertThat(aliases.all())
          .containsExactly(
              new TeamAlias("Man U", "", "Manchester United"),
              new TeamAlias("Man U", "E0", "Man United"));
    }
  }
}
