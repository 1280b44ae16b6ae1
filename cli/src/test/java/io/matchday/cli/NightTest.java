package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predicting, judging, and the whole night. */
class NightTest {

  private static final String[] AS_CSV = {"show", "predictions", "-o", "csv"};

  @TempDir private Path home;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @Test
  void the_number_of_slices_does_not_change_the_predictions() {
    String one = predicted("--slices", "1", "--as-of", "2024-03-02");
    String two = predicted("--slices", "2", "--as-of", "2024-03-03");

    assertThat(two).isEqualTo(one).hasLineCount(1 + matches());
  }

  private String predicted(String... options) {
    ProgramCall call =
        ProgramCall.on(home, "predict", "--all", options[0], options[1], options[2], options[3]);
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out()).contains(" predictions, 0 rejected, model ", ", published");
    return ProgramCall.on(home, AS_CSV).out();
  }

  private int matches() {
    return ProgramCall.on(home, "show", "matches", "--limit", "100000", "-o", "csv").lines().size()
        - 1;
  }

  @Test
  void a_pool_that_is_smaller_than_the_machine_takes_fewer_slices() {
    ProgramCall call =
        ProgramCall.on(home, "predict", "--as-of", "2024-03-02", "--set", "database.pool-size=3");

    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
  }

  @Test
  void more_slices_than_the_pool_serves_are_refused_when_they_are_asked_for() {
    ProgramCall call = ProgramCall.on(home, "predict", "--as-of", "2024-03-02", "--slices", "11");

    assertThat(call.err())
        .isEqualToIgnoringNewLines(
            "matchday: 11 slices need matchday.database.pool-size of at least 13, it is 12");
    assertThat(call.code()).isEqualTo(78);
  }

  @Test
  void another_alias_predicts_under_its_own_name_and_does_not_answer() {
    ProgramCall unnamed =
        ProgramCall.on(home, "predict", "--alias", "Challenger", "--as-of", "2024-03-02");
    ProgramCall.on(home, "models", "promote", "Production", "--alias", "Challenger");
    ProgramCall named =
        ProgramCall.on(home, "predict", "--alias", "Challenger", "--as-of", "2024-03-02");

    assertThat(unnamed.err()).startsWith("matchday: no model is named Challenger; ");
    assertThat(unnamed.code()).isEqualTo(78);
    assertThat(named.code()).isZero();
    String run = named.out().split("[ :]", -1)[1];
    assertThat(
            Rows.ofCsv(
                ProgramCall.on(home, "show", "predictions", "--run", run, "-o", "csv").out()))
        .isNotEmpty()
        .allMatch(row -> row.get("model_version").equals("Challenger"));
    assertThat(Rows.ofCsv(ProgramCall.on(home, AS_CSV).out()))
        .isNotEmpty()
        .allMatch(row -> row.get("model_version").equals("Production"));
  }

  @Test
  void predicting_a_day_again_says_that_nothing_has_changed() {
    ProgramCall first = ProgramCall.on(home, "predict", "--as-of", "2024-03-02");
    ProgramCall second = ProgramCall.on(home, "predict", "--as-of", "2024-03-02");

    assertThat(first.out()).endsWith(", published" + System.lineSeparator());
    assertThat(second.out()).contains(", published before; nothing has changed since");
    assertThat(second.out().split(":", -1)[0]).isEqualTo(first.out().split(":", -1)[0]);
  }

  @Test
  void what_was_trained_on_and_what_was_said_too_late_stand_apart_from_the_headline() {
    ProgramCall table = ProgramCall.on(home, "evaluate");
    List<Map<String, Object>> rows =
        Rows.ofJson(ProgramCall.on(home, "evaluate", "-o", "json").out());

    assertThat(all(rows, "before_kick_off")).isZero();
    assertThat(all(rows, "hindsight")).isEqualTo(752);
    assertThat(all(rows, "in_training")).isEqualTo(2056);
    assertThat(table.lines())
        .contains("headline (published before kick-off): no played match has such a prediction yet")
        .anyMatch(
            line ->
                line.startsWith(
                    "in hindsight (later than training, features of before the match): 752 matches,"
                        + " accuracy 0."))
        .anyMatch(
            line -> line.matches("  against the league prior: RPS [-+]0[.][0-9]{4} .95 %: .*"));
  }

  private static long all(List<Map<String, Object>> rows, String basis) {
    return rows.stream()
        .filter(row -> row.get("grouping").equals("all"))
        .filter(row -> row.get("basis").equals(basis))
        .mapToLong(row -> (Long) row.get("matches"))
        .sum();
  }

  @Test
  void the_night_takes_in_the_inbox_predicts_and_judges() throws IOException {
    Path inbox = home.resolve("inbox");
    Files.writeString(
        inbox.resolve("new.csv"),
        """
        competition,season,date,home_team,away_team,sex
        Damligan Väst,2023-24,2024-05-30,Sommarby IF,Vinterstad BK,1
        """);
    Files.writeString(inbox.resolve("junk.csv"), "team,points\nA,1\n");

    ProgramCall call = ProgramCall.on(home, "nightly", "--date", "2024-03-01");

    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.lines()).hasSize(6);
    assertThat(call.lines().get(0))
        .isEqualTo("import: 1 files, 1 rows, 1 new, 0 updated, 0 moved, 0 rejected");
    assertThat(call.lines().get(1))
        .startsWith("features: ")
        .endsWith(" matches, 1 new rows, 0 changed");
    assertThat(call.lines().get(2)).startsWith("predict: run ");
    assertThat(call.lines().get(3)).startsWith("evaluate: ");
    assertThat(call.lines().get(4)).startsWith("drift: ");
    assertThat(call.lines().get(5)).startsWith("backup: matchday-").endsWith(", 1 kept");
    ProgramCall verified = ProgramCall.on(home, "verify");
    assertThat(verified.err()).isEmpty();
    assertThat(verified.out()).contains(": sound", "compared with the backup of ");
    assertThat(call.err()).startsWith("matchday: junk.csv has no known header");
    assertThat(inbox.resolve("new.csv")).doesNotExist();
    assertThat(inbox.resolve("junk.csv")).doesNotExist();
    assertThat(ProgramCall.on(home, AS_CSV).out()).contains("Sommarby IF");
  }
}
