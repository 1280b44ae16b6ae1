package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way in through the command line, and spellings of teams. */
class ImportCommandTest {

  private static final String FOREIGN =
      """
      league,day,home,away,hg,ag
      eng.1,2020-08-15,Aston,Belton,2,1
      eng.1,2020-08-16,Carlton,Dalton,0,0
      """;

  @TempDir private Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  @Test
  void another_file_s_columns_are_mapped_and_what_it_lacks_is_filled_in() throws IOException {
    Path file = write("foreign.csv", FOREIGN);

    ProgramCall call =
        ProgramCall.on(
            home(),
            "import",
            file.toString(),
            "--columns",
            "date=day,home_team=home,away_team=away,home_goals=hg,away_goals=ag",
            "--competition",
            "Premier",
            "--season",
            "2020-21",
            "--sex",
            "1");

    assertThat(call.out())
        .isEqualToIgnoringNewLines(
            "foreign.csv: 2 rows: 2 new, 0 updated, 0 moved, 0 unchanged, 0 duplicates, 0 rejected"
                + " (run 1)");
    Map<String, Object> match = matches().get(0);
    assertThat(match)
        .containsEntry("date", "2020-08-15")
        .containsEntry("competition", "Premier")
        .containsEntry("season", "2020-21")
        .containsEntry("home_team", "Aston")
        .containsEntry("home_goals", 2L)
        .containsEntry("away_goals", 1L)
        .containsEntry("sex", 1L);
  }

  @Test
  void a_mapping_names_only_columns_that_the_file_has() throws IOException {
    Path file = write("foreign.csv", FOREIGN);

    ProgramCall call =
        ProgramCall.on(
            home(),
            "import",
            file.toString(),
            "--columns",
            "date=day,home_team=homme,away_team=away");

    assertThat(call.err()).contains("foreign.csv", "homme");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(65);
  }

  @Test
  void the_same_file_again_changes_nothing_also_when_it_is_compressed() throws IOException {
    String sound = "date,home_team,away_team,home_goals,away_goals\n2020-01-01,Aston,Belton,1,0\n";
    Path plain = write("plain.csv", sound);
    Path zipped = folder.resolve("zipped.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(sound.getBytes(StandardCharsets.UTF_8));
    }

    ProgramCall call = ProgramCall.on(home(), "import", plain.toString(), zipped.toString());

    assertThat(call.lines())
        .containsExactly(
            "plain.csv: 1 rows: 1 new, 0 updated, 0 moved, 0 unchanged, 0 duplicates, 0 rejected"
                + " (run 1)",
            "zipped.csv.gz: 1 rows: 0 new, 0 updated, 0 moved, 1 unchanged, 0 duplicates, 0"
                + " rejected (run 2)");
    assertThat(call.code()).isZero();
  }

  @Test
  void a_format_that_is_named_is_not_guessed() throws IOException {
    Path file = write("plain.csv", "date,home_team,away_team\n2020-01-01,Aston,Belton\n");

    ProgramCall call =
        ProgramCall.on(home(), "import", "--format", "football-data", file.toString());

    assertThat(call.err().lines())
        .containsExactly(
            "matchday: plain.csv: has no column for home_team",
            "matchday: plain.csv: has no column for away_team");
    assertThat(call.code()).isEqualTo(65);
  }

  @Test
  void a_rejected_row_is_shown_with_file_line_column_and_reason() {
    Path file = SampleHome.SAMPLE.resolve("refused").resolve("text-in-a-number.csv");

    ProgramCall call = ProgramCall.on(home(), "import", file.toString());
    ProgramCall shown = ProgramCall.on(home(), "show", "rejects", "-o", "csv");

    assertThat(call.out()).contains("1 rejected (run 1)");
    assertThat(call.err())
        .isEqualToIgnoringNewLines("matchday: see why rows were rejected: show rejects 1");
    assertThat(call.code()).isZero();
    Map<String, String> reject = Rows.ofCsv(shown.out()).get(0);
    assertThat(reject)
        .containsEntry("run", "1")
        .containsEntry("line", "3")
        .containsEntry("column", "home_goals")
        .containsEntry("match_id", "")
        .containsEntry("reason", "home_goals is \"one\", expected a whole number from 0 to 60");
    assertThat(reject.get("source")).endsWith("text-in-a-number.csv");
    assertThat(ProgramCall.on(home(), "show", "rejects", "1", "-o", "csv").out())
        .isEqualTo(shown.out());
  }

  @Test
  void two_spellings_become_one_team() throws IOException {
    Path file =
        write(
            "matches.csv",
            """
            competition,date,home_team,away_team,home_goals,away_goals
            Cup,2020-01-01,Aston United,Belton,1,0
            Cup,2020-02-01,Aston Utd,Carlton,1,0
            """);
    Path aliases = write("aliases.csv", "alias,team\nAston Utd,Aston United\n");
    ProgramCall.on(home(), "import", file.toString());

    ProgramCall call = ProgramCall.on(home(), "teams", "alias", aliases.toString());

    assertThat(call.out())
        .isEqualToIgnoringNewLines(
            "1 spellings stored, 1 matches moved to their team, 0 doubles joined");
    ProgramCall teams = ProgramCall.on(home(), "show", "teams", "-o", "csv");
    assertThat(teams.lines())
        .containsExactlyInAnyOrder(
            "team,sex,matches,competitions",
            "Aston United,0,2,Cup",
            "Belton,0,1,Cup",
            "Carlton,0,1,Cup");
  }

  @Test
  void names_that_may_mean_one_team_are_pointed_out() throws IOException {
    Path file =
        write(
            "matches.csv",
            """
            competition,date,home_team,away_team,home_goals,away_goals
            Cup,2020-01-01,Aston United,Belton,1,0
            Cup,2020-02-01,Aston Untied,Carlton,1,0
            """);
    ProgramCall.on(home(), "import", file.toString());

    ProgramCall teams = ProgramCall.on(home(), "show", "teams");
    ProgramCall pairs = ProgramCall.on(home(), "show", "teams", "--near-doubles", "-o", "csv");

    assertThat(teams.err())
        .isEqualToIgnoringNewLines(
            "matchday: 1 pairs of names may mean one team: show teams --near-doubles");
    assertThat(Rows.ofCsv(pairs.out())).hasSize(1);
    assertThat(Rows.ofCsv(pairs.out()).get(0).values()).contains("Aston United", "Aston Untied");
  }

  private List<Map<String, Object>> matches() {
    return Rows.ofJson(ProgramCall.on(home(), "show", "matches", "-o", "json").out());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
