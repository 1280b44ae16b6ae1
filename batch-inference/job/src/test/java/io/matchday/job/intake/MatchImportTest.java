package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.Sex;
import io.matchday.storage.Database;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.Statistic;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchImportTest {

  private static final String HEADER =
      "competition,date,home_team,away_team,home_goals,away_goals\n";

  @TempDir Path folder;
  private Database database;
  private Imports imports;

  @BeforeEach
  void open() {
    database = TestDatabases.h2();
    imports = new Imports(database, folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ImportReport inserted(long count) {
    return new ImportReport(count, count, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void the_same_file_again_writes_nothing() {
    String csv = HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\nE0,2024-02-01,Chelsea,Arsenal,,\n";

    ImportReport first = imports.text(csv);
    ImportReport again = imports.text(csv);

    assertThat(first).isEqualTo(inserted(2));
    assertThat(again).isEqualTo(new ImportReport(2, 0, 0, 0, 2, 0, 0, 0, 0, 0));
    assertThat(again.changedAnything()).isFalse();
  }

  @Test
  void a_fixture_becomes_a_played_match_under_its_number() {
    imports.text(HEADER + "E0,2024-01-14,Arsenal,Chelsea,,\n");

    ImportReport report = imports.text(HEADER + "E0,2024-01-14,Arsenal,Chelsea,2,1\n");

    assertThat(report).isEqualTo(new ImportReport(1, 0, 1, 0, 0, 0, 0, 0, 0, 0));
    assertThat(imports.matches()).containsExactly("1 2024-01-14 Arsenal Chelsea 2-1");
  }

  @Test
  void a_postponed_match_moves_and_stays_the_same() {
    imports.text(HEADER + "E0,2024-01-20,Arsenal,Chelsea,,\n");

    ImportReport report = imports.text(HEADER + "E0,2024-04-30,Arsenal,Chelsea,,\n");

    assertThat(report).isEqualTo(new ImportReport(1, 0, 0, 1, 0, 0, 0, 0, 0, 0));
    assertThat(imports.matches()).containsExactly("1 2024-04-30 Arsenal Chelsea ?");
  }

  @Test
  void a_fixture_played_on_another_day_moves_there() {
    imports.text(HEADER + "E0,2023-11-04,Arsenal,Chelsea,,\n");

    ImportReport report = imports.text(HEADER + "E0,2024-01-10,Arsenal,Chelsea,0,0\n");

    assertThat(report.moved()).isEqualTo(1);
    assertThat(imports.matches()).containsExactly("1 2024-01-10 Arsenal Chelsea 0-0");
  }

  @Test
  void the_nearest_of_two_unplayed_matches_moves() {
    imports.text(HEADER + "SP,2024-02-01,Celtic,Hearts,,\nSP,2024-05-01,Celtic,Hearts,,\n");

    imports.text(HEADER + "SP,2024-04-20,Celtic,Hearts,,\n");

    assertThat(imports.matches())
        .containsExactly("1 2024-02-01 Celtic Hearts ?", "2 2024-04-20 Celtic Hearts ?");
  }

  @Test
  void a_match_that_stays_is_not_taken_by_one_that_moved() {
    imports.text(HEADER + "SP,2024-02-01,Celtic,Hearts,,\nSP,2024-05-01,Celtic,Hearts,,\n");

    ImportReport report =
        imports.text(HEADER + "SP,2024-02-09,Celtic,Hearts,,\nSP,2024-02-01,Celtic,Hearts,,\n");

    assertThat(report).isEqualTo(new ImportReport(2, 0, 0, 1, 1, 0, 0, 0, 0, 0));
    assertThat(imports.matches())
        .containsExactly("1 2024-02-01 Celtic Hearts ?", "2 2024-02-09 Celtic Hearts ?");
  }

  @Test
  void next_seasons_fixture_is_another_match() {
    imports.text(HEADER + "E0,2024-05-10,Arsenal,Chelsea,,\n");

    imports.text(HEADER + "E0,2024-08-10,Arsenal,Chelsea,,\n");

    assertThat(imports.matches())
        .containsExactly("1 2024-05-10 Arsenal Chelsea ?", "2 2024-08-10 Arsenal Chelsea ?");
  }

  @Test
  void a_fixture_of_another_competition_is_another_match() {
    imports.text(HEADER + "E0,2024-02-10,Arsenal,Chelsea,,\n");

    imports.text(HEADER + "FA Cup,2024-02-17,Arsenal,Chelsea,,\n");

    assertThat(imports.matches()).hasSize(2);
  }

  @Test
  void the_same_day_is_the_same_match_whatever_the_competition_is_called() {
    imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n");

    ImportReport report = imports.text(HEADER + "premier,2023-08-12,Arsenal,Chelsea,2,1\n");

    assertThat(report).isEqualTo(new ImportReport(1, 0, 0, 0, 1, 0, 0, 0, 1, 0));
    assertThat(imports.sheet(1).competition()).isEqualTo("E0");
  }

  @Test
  void another_score_is_a_correction() {
    imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n");

    ImportReport report = imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,3,1\n");

    assertThat(report).isEqualTo(new ImportReport(1, 0, 1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(imports.matches()).containsExactly("1 2023-08-12 Arsenal Chelsea 3-1");
  }

  @Test
  void the_same_score_a_day_apart_is_a_corrected_date() {
    imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n");

    ImportReport report = imports.text(HEADER + "E0,2023-08-13,Arsenal,Chelsea,2,1\n");

    assertThat(report.moved()).isEqualTo(1);
    assertThat(imports.matches()).containsExactly("1 2023-08-13 Arsenal Chelsea 2-1");
  }

  @Test
  void two_games_on_following_days_in_one_file_are_two_matches() {
    imports.text(HEADER + "F,2023-08-12,Fiji,Tonga,2,1\nF,2023-08-13,Fiji,Tonga,2,1\n");

    assertThat(imports.matches())
        .containsExactly("1 2023-08-12 Fiji Tonga 2-1", "2 2023-08-13 Fiji Tonga 2-1");
  }

  @Test
  void a_replay_with_another_score_is_another_match() {
    imports.text(HEADER + "FA Cup,2023-08-12,Arsenal,Chelsea,1,1\n");

    imports.text(HEADER + "FA Cup,2023-08-13,Arsenal,Chelsea,2,0\n");

    assertThat(imports.matches()).hasSize(2);
  }

  @Test
  void an_old_fixture_list_takes_no_score_away() {
    imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n");

    ImportReport report = imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,,\n");

    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(imports.matches()).containsExactly("1 2023-08-12 Arsenal Chelsea 2-1");
  }

  @Test
  void an_old_fixture_list_does_not_bring_back_a_date_that_was_given_up() {
    imports.text(HEADER + "E0,2023-11-04,Arsenal,Chelsea,,\nE0,2023-11-05,Genk,Gent,,\n");
    imports.text(HEADER + "E0,2023-12-10,Arsenal,Chelsea,0,0\nE0,2024-02-05,Genk,Gent,,\n");

    ImportReport report =
        imports.text(HEADER + "E0,2023-11-04,Arsenal,Chelsea,,\nE0,2023-11-05,Genk,Gent,,\n");

    assertThat(report).isEqualTo(new ImportReport(2, 0, 0, 0, 2, 0, 0, 0, 0, 0));
    assertThat(imports.matches())
        .containsExactly("1 2023-12-10 Arsenal Chelsea 0-0", "2 2024-02-05 Genk Gent ?");
  }

  @Test
  void an_empty_cell_leaves_what_is_stored() {
    String header = "date,kick_off,home_team,away_team,home_goals,away_goals,neutral,home_shots\n";
    imports.text(header + "2023-08-12,15:00,Arsenal,Chelsea,2,1,true,9\n");

    ImportReport report = imports.text(header + "2023-08-12,,Arsenal,Chelsea,,,,\n");

    MatchSheet sheet = imports.sheet(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(sheet.kickOff()).contains(LocalTime.of(15, 0));
    assertThat(sheet.neutral()).isTrue();
    assertThat(sheet.statistics().known()).isEqualTo(Map.of(Statistic.HOME_SHOTS, 9.0));
    assertThat(sheet.competition()).isEqualTo("unknown");
    assertThat(sheet.season()).isEqualTo("2023-24");
  }

  @Test
  void an_identical_row_is_a_duplicate_and_one_with_another_score_is_rejected() {
    ImportReport report =
        imports.text(
            HEADER
                + "E0,2023-08-12,Arsenal,Chelsea,2,1\n"
                + "E0,2023-08-12,Arsenal,Chelsea,2,1\n"
                + "E0,2023-08-12,Arsenal,Chelsea,1,1\n");

    assertThat(report).isEqualTo(new ImportReport(3, 1, 0, 0, 0, 1, 1, 0, 0, 0));
    assertThat(imports.rejects())
        .containsExactly("4 |  | line 2 gives this match as 2-1, this line gives 1-1");
  }

  @Test
  void a_contradiction_is_found_across_chunks() {
    StringBuilder csv = new StringBuilder(HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n");
    for (int i = 0; i < 4_500; i++) {
      csv.append("L,2023-08-12,H%d,A%d,1,1%n".formatted(i, i));
    }
    csv.append("E0,2023-08-12,Arsenal,Chelsea,1,1\n");

    ImportReport report = imports.text(csv.toString());

    assertThat(report).isEqualTo(new ImportReport(4_502, 4_501, 0, 0, 0, 0, 1, 0, 0, 0));
    assertThat(imports.rejects())
        .containsExactly("4503 |  | line 2 gives this match as 2-1, this line gives 1-1");
  }

  @Test
  void a_bad_statistic_is_left_out_and_the_match_is_kept() {
    ImportReport report =
        imports.text(
            "date,home_team,away_team,home_goals,away_goals,home_shots,odds_home,odds_draw,"
                + "odds_away,kick_off\n"
                + "2023-08-12,Arsenal,Chelsea,2,1,x,0.5,3,4,25:00\n");

    assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, 0, 0, 0, 0, 0, 4));
    assertThat(imports.sheet(1).statistics().known()).isEmpty();
    assertThat(imports.rejects())
        .containsExactly(
            "2 | kick_off | kick_off is \"25:00\", expected a time such as 15:00; the value is left"
                + " out, the match is kept",
            "2 | home_shots | home_shots is \"x\", expected a whole number from 0 to 150; the value"
                + " is left out, the match is kept",
            "2 | odds_home | odds_home is \"0.5\", expected decimal odds greater than 1; the value"
                + " is left out, the match is kept",
            "2 | odds_home | odds are incomplete, expected all three; the value is left out, the"
                + " match is kept");
  }

  @Test
  void all_problems_of_a_row_are_told_together() {
    imports.text(HEADER + "E0,2023-02-30,Arsenal,Arsenal,-1,x\n");

    assertThat(imports.rejects())
        .containsExactly(
            "2 | away_team, date, home_goals, away_goals | \"Arsenal\" plays against itself; date is"
                + " \"2023-02-30\", expected a date such as 2020-08-15 or 15/08/2020; home_goals is"
                + " \"-1\", expected a whole number from 0 to 60; away_goals is \"x\", expected a"
                + " whole number from 0 to 60");
  }

  @Test
  void names_are_told_apart_by_letters_and_not_by_white_space_or_composition() {
    imports.text(HEADER + "E0,2023-08-12,  Bayern   M\u00FCnchen ,Ko\u0308ln,2,1\n");

    ImportReport report =
        imports.text(HEADER + "E0,2023-08-12,Bayern\u00A0Mu\u0308nchen,K\u00F6ln,2,1\n");

    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(imports.matches()).containsExactly("1 2023-08-12 Bayern München Köln 2-1");
  }

  @Test
  void men_and_women_of_one_name_are_different_teams() {
    imports.text(HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n");

    ImportReport report =
        imports.text(
            HEADER + "E0,2023-08-12,Arsenal,Chelsea,2,1\n", ImportOptions.NONE.withSex(Sex.WOMEN));

    assertThat(report).isEqualTo(inserted(1));
    assertThat(imports.sheet(2).sex()).isEqualTo(Sex.WOMEN);
  }

  @Test
  void the_caller_fills_in_what_the_file_lacks() {
    imports.text(
        "date,home_team,away_team\n2024-02-12,Arsenal,Chelsea\n",
        ImportOptions.NONE.withCompetition("Friendly").withSeason("2024"));

    assertThat(imports.sheet(1).competition()).isEqualTo("Friendly");
    assertThat(imports.sheet(1).season()).isEqualTo("2024");
  }

  @Test
  void an_unplayed_international_is_a_fixture_on_neutral_ground_in_its_year() {
    imports.text(
        """
        date,home_team,away_team,home_score,away_score,tournament,city,country,neutral
        2024-06-14,Germany,Scotland,NA,NA,UEFA Euro,Munich,Germany,TRUE
        """);

    MatchSheet sheet = imports.sheet(1);
    assertThat(sheet.isPlayed()).isFalse();
    assertThat(sheet.neutral()).isTrue();
    assertThat(sheet.season()).isEqualTo("2024");
    assertThat(sheet.competition()).isEqualTo("UEFA Euro");
    assertThat(sheet.country()).contains("Germany");
  }

  @Test
  void a_quote_left_open_spoils_its_own_line_alone() {
    ImportReport report =
        imports.text(
            HEADER + "E0,2023-08-12,\"Arsenal,Chelsea,2,1\n" + "E0,2023-08-12,\"Genk\",Gent,2,1\n");

    assertThat(report).isEqualTo(new ImportReport(2, 1, 0, 0, 0, 0, 1, 0, 0, 0));
    assertThat(imports.rejects())
        .containsExactly("2 |  | a quote is opened and not closed on the line");
  }

  @Test
  void pinnacle_is_preferred_and_only_whole_triples_are_taken() {
    imports.text(
        """
        Div,Date,HomeTeam,AwayTeam,FTHG,FTAG,FTR,B365H,B365D,B365A,PSH,PSD,PSA,AvgCH,AvgCD,AvgCA
        E0,12/08/23,Arsenal,Chelsea,2,1,H,1.5,4,6,1.55,4.1,6.1,1.6,4.2,6.2
        E0,12/08/2023,Genk,Gent,1,1,D,1.5,4,6,1.55,,6.1,,,
        """);

    assertThat(imports.sheet(1).statistics().known())
        .isEqualTo(
            Map.of(
                Statistic.ODDS_HOME, 1.55,
                Statistic.ODDS_DRAW, 4.1,
                Statistic.ODDS_AWAY, 6.1,
                Statistic.CLOSING_ODDS_HOME, 1.6,
                Statistic.CLOSING_ODDS_DRAW, 4.2,
                Statistic.CLOSING_ODDS_AWAY, 6.2));
    assertThat(imports.sheet(2).statistics().known())
        .isEqualTo(
            Map.of(Statistic.ODDS_HOME, 1.5, Statistic.ODDS_DRAW, 4.0, Statistic.ODDS_AWAY, 6.0));
  }
}
