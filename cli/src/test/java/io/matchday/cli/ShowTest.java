package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.matchday.feature.FeatureSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listings print, for people and for machines. */
class ShowTest {

  @TempDir private static Path home;

  @TempDir private Path folder;

  @BeforeAll
  static void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show matches --limit 7",
        "show prediction 1",
        "show predictions --from 2024-03-02 --to 2024-03-03",
        "show runs",
        "jobs list",
        "show rejects",
        "show teams",
        "models list",
        "models show",
        "models history",
        "evaluate",
        "evaluate --comparisons",
        "config show"
      })
  void table_json_and_csv_have_the_same_columns_and_rows(String command) {
    List<Map<String, Object>> json = Rows.ofJson(call(command, "json").out());
    String csvText = call(command, "csv").out();
    List<Map<String, String>> csv = Rows.ofCsv(csvText);
    String table = call(command, "table").out();

    String header = csvText.lines().findFirst().orElseThrow();
    assertThat(table.lines())
        .anySatisfy(
            line ->
                assertThat(line.split(" +", -1))
                    .containsExactly(header.toUpperCase(Locale.ROOT).split(",", -1)));
    assertThat(json).hasSameSizeAs(csv);
    for (int i = 0; i < json.size(); i++) {
      Map<String, Object> object = json.get(i);
      assertThat(String.join(",", object.keySet())).isEqualTo(header);
      csv.get(i).forEach((column, text) -> same(text, object.get(column)));
    }
  }

  private static void same(String text, Object cell) {
    if (cell instanceof Double number) {
      assertThat(Double.parseDouble(text)).isCloseTo(number, offset(1e-10));
    } else {
      assertThat(text).isEqualTo(cell.equals(Optional.empty()) ? "" : cell.toString());
    }
  }

  private static ProgramCall call(String command, String format) {
    ProgramCall call = ProgramCall.on(home, (command + " -o " + format).split(" ", -1));
    assertThat(call.code()).as(call.err()).isZero();
    return call;
  }

  @Test
  void a_csv_of_predictions_has_these_columns_and_no_goals_until_played() {
    ProgramCall call =
        ProgramCall.on(
            home, "show", "predictions", "--from", "2024-02-25", "--to", "2024-03-03", "-o", "csv");

    assertThat(call.lines().get(0))
        .isEqualTo(
            "match_id,date,competition,home_team,away_team,p_home,p_draw,p_away,"
                + "home_goals,away_goals,model_version,model_run_id");
    List<Map<String, String>> rows = Rows.ofCsv(call.out());
    assertThat(rows).extracting(row -> row.get("date")).isSorted();
    assertThat(rows)
        .anyMatch(row -> row.get("date").compareTo("2024-03-01") < 0)
        .anyMatch(row -> row.get("date").compareTo("2024-03-01") > 0)
        .allMatch(row -> row.get("date").compareTo("2024-02-25") >= 0)
        .allMatch(row -> row.get("date").compareTo("2024-03-03") <= 0)
        .allMatch(
            row -> row.get("home_goals").isEmpty() == row.get("date").compareTo("2024-03-01") >= 0)
        .allMatch(row -> row.get("home_goals").isEmpty() == row.get("away_goals").isEmpty())
        .allMatch(row -> row.get("model_version").equals("Production"));
  }

  @Test
  void numbers_are_numbers_in_json_and_what_is_absent_is_null() {
    ProgramCall call =
        ProgramCall.on(
            home,
            "show",
            "predictions",
            "--from",
            "2024-03-02",
            "--to",
            "2024-03-02",
            "-o",
            "json");

    Map<String, Object> row = Rows.ofJson(call.out()).get(0);
    assertThat(row.get("match_id")).isInstanceOf(Long.class);
    assertThat(row.get("p_home")).isInstanceOf(Double.class);
    assertThat(row.get("home_goals")).isEqualTo(Optional.empty());
    assertThat((Double) row.get("p_home") + (Double) row.get("p_draw") + (Double) row.get("p_away"))
        .isCloseTo(1, offset(1e-6));
  }

  @Test
  void the_predictions_of_a_run_are_those_of_its_number() {
    List<Map<String, Object>> runs =
        Rows.ofJson(ProgramCall.on(home, "show", "runs", "-o", "json").out());
    Object predict =
        runs.stream()
            .filter(run -> run.get("job").equals("predict"))
            .findFirst()
            .orElseThrow()
            .get("run");

    ProgramCall named =
        ProgramCall.on(home, "show", "predictions", "--run", predict.toString(), "-o", "csv");

    assertThat(named.out())
        .isEqualTo(ProgramCall.on(home, "show", "predictions", "-o", "csv").out());
  }

  @Test
  void a_prediction_shows_every_feature_by_name_with_its_coverage() {
    List<Map<String, Object>> rows =
        Rows.ofJson(ProgramCall.on(home, "show", "prediction", "1", "-o", "json").out());

    assertThat(rows)
        .extracting(row -> row.get("feature"))
        .containsExactlyElementsOf(FeatureSet.current().schema().names());
    // The first match of all: nothing is known of either side but where and who it is.
    assertThat(rows)
        .filteredOn(row -> row.get("feature").toString().contains("_win_5_mean"))
        .isNotEmpty()
        .allMatch(row -> row.get("value").equals(Optional.empty()))
        .allMatch(row -> row.get("coverage").equals(0L));
    assertThat(rows)
        .filteredOn(row -> row.get("feature").equals("sex"))
        .extracting(row -> row.get("value"))
        .containsExactly(1.0);
  }

  @Test
  void a_feature_that_is_missing_is_empty_in_csv() {
    List<Map<String, String>> rows =
        Rows.ofCsv(ProgramCall.on(home, "show", "prediction", "1", "-o", "csv").out());

    assertThat(rows)
        .filteredOn(row -> row.get("feature").equals("diff_win_5_mean"))
        .extracting(row -> row.get("value"))
        .containsExactly("");
  }

  @Test
  void a_prediction_says_for_people_what_when_and_by_which_model() {
    ProgramCall call = ProgramCall.on(home, "show", "prediction", "1");

    assertThat(call.lines().get(0)).matches("match 1, 2020-08-08, .+: .+ - .+  \\d+:\\d+");
    assertThat(call.lines().get(1))
        .matches(
            "home 0[.]\\d{3}, draw 0[.]\\d{3}, away 0[.]\\d{3} by model [0-9a-f]{12}"
                + " \\(Production\\), run \\d+ published 2.+Z");
  }

  @Test
  void a_limit_is_the_most_rows() {
    assertThat(
            Rows.ofCsv(ProgramCall.on(home, "show", "matches", "--limit", "3", "-o", "csv").out()))
        .hasSize(3);
    assertThat(Rows.ofCsv(ProgramCall.on(home, "show", "runs", "--limit", "2", "-o", "csv").out()))
        .hasSize(2);
  }

  @Test
  void matches_are_chosen_by_team_day_and_whether_they_are_played() {
    String fixture =
        "show matches -o csv --team Eskeiro --from 2024-03-02 --to 2024-03-02 --no-played";

    List<Map<String, String>> rows = Rows.ofCsv(ProgramCall.on(home, fixture.split(" ", -1)).out());

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .containsEntry("home_team", "Eskeiro")
        .containsEntry("away_team", "Hartdal Athletic")
        .containsEntry("competition", "Damligan Väst")
        .containsEntry("home_goals", "");
  }

  @Test
  void names_with_quotes_commas_and_other_letters_come_out_as_they_went_in() throws IOException {
    String home1 = "O'Brien \"Reds\", Malmö";
    Path file = folder.resolve("names.csv");
    Files.writeString(
        file,
        """
        date,home_team,away_team,home_goals,away_goals
        2020-01-01,"O'Brien ""Reds"", Malmö",Łódź 東京,1,0
        """);
    Path other = folder.resolve("home");
    assertThat(ProgramCall.on(other, "import", file.toString()).code()).isZero();

    Map<String, Object> json =
        Rows.ofJson(ProgramCall.on(other, "show", "matches", "-o", "json").out()).get(0);
    Map<String, String> csv =
        Rows.ofCsv(ProgramCall.on(other, "show", "matches", "-o", "csv").out()).get(0);
    String table = ProgramCall.on(other, "show", "matches").out();

    assertThat(json).containsEntry("home_team", home1).containsEntry("away_team", "Łódź 東京");
    assertThat(csv).containsEntry("home_team", home1).containsEntry("away_team", "Łódź 東京");
    assertThat(table).contains(home1, "Łódź 東京");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show matches",
        "show runs",
        "show rejects",
        "show teams",
        "models list",
        "evaluate",
        "evaluate --comparisons"
      })
  void an_empty_list_is_valid_json_and_a_csv_header(String command) {
    Path empty = folder.resolve("empty");

    ProgramCall json = ProgramCall.on(empty, (command + " -o json").split(" ", -1));
    ProgramCall csv = ProgramCall.on(empty, (command + " -o csv").split(" ", -1));

    assertThat(Rows.ofJson(json.out())).isEmpty();
    assertThat(csv.lines().get(0)).contains(",");
    assertThat(csv.code()).isZero();
  }
}
