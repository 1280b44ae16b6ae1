package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judging through the program: the sample data have results and odds. */
class EvaluateCommandTest {

  @TempDir private static Path home;

  @BeforeAll
  static void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @Test
  void every_grouping_is_listed_unless_some_are_asked_for() {
    List<Map<String, String>> all = csv("evaluate", "-o", "csv");
    List<Map<String, String>> some = csv("evaluate", "--by", "all,league", "-o", "csv");

    assertThat(all)
        .extracting(row -> row.get("grouping"))
        .contains("all", "alias", "model", "run", "league", "season", "month");
    assertThat(some).extracting(row -> row.get("grouping")).containsOnly("all", "league");
    assertThat(some)
        .filteredOn(row -> row.get("basis").equals("hindsight"))
        .extracting(row -> row.get("label"))
        .containsExactly("", "Damligan Väst", "Liga do Sul", "Northern League");
  }

  @Test
  void comparisons_show_the_reference_the_difference_and_how_sure_it_is() {
    List<Map<String, String>> rows =
        csv("evaluate", "--comparisons", "--by", "all", "-o", "csv").stream()
            .filter(row -> row.get("basis").equals("hindsight"))
            .toList();

    assertThat(rows)
        .extracting(row -> row.get("reference"))
        .containsExactly("league_prior", "odds_power", "odds_shin");
    for (Map<String, String> row : rows) {
      double difference = number(row, "rps_difference");
      assertThat(difference)
          .isBetween(number(row, "rps_lower"), number(row, "rps_upper"))
          .isCloseTo(number(row, "rps") - number(row, "reference_rps"), within(1e-9));
      assertThat(number(row, "rps_skill"))
          .isCloseTo(-difference / number(row, "reference_rps"), within(1e-8));
    }
    // The simulated bookmaker knows the teams' true strengths: nothing beats him, the prior less
    // so.
    assertThat(number(rows.get(0), "rps_skill")).isPositive();
    assertThat(number(rows.get(1), "rps_skill")).isNegative();
    assertThat(number(rows.get(2), "rps_skill")).isNegative();
  }

  @Test
  void judging_again_gives_the_same_figures() {
    assertThat(ProgramCall.on(home, "evaluate", "--comparisons", "-o", "csv").out())
        .isEqualTo(ProgramCall.on(home, "evaluate", "--comparisons", "-o", "csv").out());
  }

  @Test
  void an_unknown_grouping_is_refused_with_those_there_are() {
    ProgramCall call = ProgramCall.on(home, "evaluate", "--by", "team");

    assertThat(call.code()).isEqualTo(64);
    assertThat(call.err())
        .contains("'team' is no grouping")
        .contains("all, run, model, alias, league, season, month");
  }

  private static List<Map<String, String>> csv(String... words) {
    ProgramCall call = ProgramCall.on(home, words);
    assertThat(call.code()).as(call.err()).isZero();
    return Rows.ofCsv(call.out());
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
