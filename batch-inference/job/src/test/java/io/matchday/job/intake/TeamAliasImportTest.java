package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.Problem;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcTeamAliases;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.TeamAlias;
import io.matchday.storage.TeamUse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamAliasImportTest {

  private static final String HEADER =
      "competition,date,home_team,away_team,home_goals,away_goals\n";

  @TempDir Path folder;

  private AliasReport alias(Database database, String csv) {
    Path file = new Imports(database, folder).write("aliases.csv", csv);
    return new TeamAliasImport(database).run(file);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_spelling_leads_to_its_team_when_matches_come(Database database) {
    try (database) {
      Imports imports = new Imports(database, folder);
      alias(database, "alias,team,competition\nNacional,Nacional M,URU\nMan U,Man United,\n");

      imports.text(
          HEADER + "URU,2023-08-12,Nacional,Man U,2,1\nPOR,2023-08-12,Nacional,Man U,2,2\n");

      assertThat(imports.matches())
          .containsExactly(
              "1 2023-08-12 Nacional M Man United 2-1", "2 2023-08-12 Nacional Man United 2-2");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void matches_under_both_spellings_become_one_and_lose_nothing(Database database) {
    try (database) {
      Imports imports = new Imports(database, folder);
      imports.text(
          HEADER
              + "E0,2023-08-12,Man U,Chelsea,2,1\n"
              + "E0,2023-08-12,Man United,Chelsea,,\n"
              + "E0,2023-09-12,Chelsea,Man United,1,1\n"
              + "E0,2023-10-12,Arsenal,Man U,0,3\n");

      AliasReport report = alias(database, "alias,team\nMan U,Man United\n");

      assertThat(report.problems()).isEmpty();
      assertThat(report.joined()).isEqualTo(1);
      assertThat(imports.matches())
          .containsExactly(
              "1 2023-08-12 Man United Chelsea 2-1",
              "3 2023-09-12 Chelsea Man United 1-1",
              "4 2023-10-12 Arsenal Man United 0-3");
      assertThat(new JdbcTeams(database).uses())
          .extracting(TeamUse::name)
          .containsExactly("Arsenal", "Chelsea", "Man United");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void spellings_that_the_matches_contradict_change_nothing(Database database) {
    try (database) {
      Imports imports = new Imports(database, folder);
      imports.text(
          HEADER
              + "E0,2023-08-12,Man U,Chelsea,2,1\n"
              + "E0,2023-08-12,Man United,Chelsea,2,2\n"
              + "E0,2023-09-12,Man United,Man U,1,1\n");

      AliasReport report = alias(database, "alias,team\nMan U,Man United\n");

      assertThat(report)
          .isEqualTo(
              new AliasReport(
                  0,
                  0,
                  0,
                  List.of(
                      new Problem(
                          "\"Man U\" as \"Man United\"",
                          "on 2023-08-12 the scores differ (match 1: 2-1, match 2: 2-2)"),
                      new Problem(
                          "\"Man U\" as \"Man United\"",
                          "they met each other on 2023-09-12 (match 3)"))));
      assertThat(imports.matches()).hasSize(3);
      assertThat(new JdbcTeamAliases(database).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_chain_is_followed_and_a_circle_refused(Database database) {
    try (database) {
      alias(database, "alias,team\nA,B\n");
      alias(database, "alias,team\nB,C\n");

      assertThat(new JdbcTeamAliases(database).all())
          .containsExactly(new TeamAlias("A", "", "C"), new TeamAlias("B", "", "C"));
      assertThatThrownBy(() -> alias(database, "alias,team\nX,X\nD,E\nD,F\n,G\nY,Z\nZ,Y\n"))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "aliases.csv line 2: \"X\" is an alias of itself; "
                  + "aliases.csv line 4: \"D\" stands for \"E\" on line 3 and for \"F\" here; "
                  + "aliases.csv line 5: alias is empty, expected a name; "
                  + "aliases.csv line 6: \"Y\" leads back to itself through other aliases; "
                  + "aliases.csv line 7: \"Z\" leads back to itself through other aliases");
    }
  }
}
