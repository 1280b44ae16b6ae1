package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs looked at and handled from the command line, and days predicted in a row. */
class JobsCommandTest {

  private static final ProcessIdentity HERE = ProcessIdentity.current();

  @TempDir private static Path home;

  @BeforeAll
  static void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  private static RunId planted(ProcessIdentity process, String subject) {
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      return new JdbcRuns(database, Clock.systemUTC(), process).claim(JobKind.PREDICT, subject);
    }
  }

  private static Map<String, String> listed(RunId run) {
    ProgramCall call = ProgramCall.on(home, "jobs", "list", "-o", "csv");
    return Rows.ofCsv(call.out()).stream()
        .filter(row -> row.get("run").equals(run.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_run_left_by_a_dead_process_is_listed_as_such_and_recovered() {
    RunId left =
        planted(
            new ProcessIdentity(HERE.host(), HERE.pid(), Instant.parse("2001-01-01T00:00:00Z")),
            "2020-01-01 upcoming Production");

    Map<String, String> before = listed(left);
    ProgramCall stop = ProgramCall.on(home, "jobs", "stop", left.toString());
    ProgramCall recover = ProgramCall.on(home, "jobs", "recover", left.toString());
    ProgramCall again = ProgramCall.on(home, "jobs", "recover", left.toString());

    assertThat(before.get("state")).isEqualTo("left by a dead process");
    assertThat(before.get("pid")).isEqualTo(Long.toString(HERE.pid()));
    assertThat(before.get("heartbeat_age")).matches("[0-9]+");
    assertThat(stop.code()).isEqualTo(66);
    assertThat(recover.code()).as(recover.err()).isZero();
    assertThat(recover.out())
        .startsWith("run %s (predict 2020-01-01 upcoming Production) has failed: ".formatted(left));
    assertThat(listed(left).get("state")).isEqualTo("failed");
    assertThat(listed(left).get("heartbeat_age")).isEmpty();
    assertThat(again.err().strip())
        .isEqualTo("matchday: run %s is not under way, it is failed".formatted(left));
    assertThat(again.code()).isEqualTo(66);
  }

  @Test
  void a_run_on_another_host_is_asked_to_stop_and_taken_for_dead_only_by_force() {
    RunId elsewhere =
        planted(new ProcessIdentity("elsewhere", 7, Instant.EPOCH), "2020-01-02 all Production");

    ProgramCall stop = ProgramCall.on(home, "jobs", "stop", elsewhere.toString());
    String asked = listed(elsewhere).get("state");
    ProgramCall recover = ProgramCall.on(home, "jobs", "recover", elsewhere.toString());
    ProgramCall force = ProgramCall.on(home, "jobs", "recover", elsewhere.toString(), "--force");

    assertThat(stop.lines())
        .containsExactly(
            "run %s (predict 2020-01-02 all Production) is asked to stop in process 7 on elsewhere"
                .formatted(elsewhere));
    assertThat(asked).isEqualTo("stopping");
    assertThat(recover.code()).isEqualTo(75);
    assertThat(recover.err()).contains("jobs recover %s --force".formatted(elsewhere));
    assertThat(force.code()).as(force.err()).isZero();
  }

  @Test
  void the_report_of_a_prediction_run_says_what_was_played_since() {
    String run =
        Rows.ofCsv(ProgramCall.on(home, "show", "runs", "-o", "csv").out()).stream()
            .filter(row -> row.get("job").equals("predict") && !row.get("model").isEmpty())
            .map(row -> row.get("run"))
            .reduce((newer, older) -> older)
            .orElseThrow();

    ProgramCall text = ProgramCall.on(home, "jobs", "show", run);
    ProgramCall json = ProgramCall.on(home, "jobs", "show", run, "--output", "json");

    assertThat(text.lines().get(0)).startsWith("run " + run + ": predict ").endsWith(", done");
    assertThat(text.lines())
        .contains("steps")
        .anyMatch(line -> line.matches(" +[0-9]+[.][0-9]{3} s  survey, completed"))
        .anyMatch(line -> line.matches("rows +[0-9,]+ read, [0-9,]+ written, 0 rejected"))
        .anyMatch(line -> line.startsWith("  hindsight: 752 matches, accuracy 0."));
    Map<String, Object> report = Rows.ofJson("[" + flat(json.out()) + "]").get(0);
    assertThat(report).containsEntry("run", Long.valueOf(run)).containsEntry("job", "predict");
    assertThat(json.out())
        .contains("\"steps\":[{\"step\":\"survey\",\"status\":\"COMPLETED\"")
        .contains("\"judged\":[{\"basis\":\"");
  }

  /** Without what nests, which the reader of rows does not take. */
  private static String flat(String json) {
    return json.replaceAll(",\"prediction\":[{].*", "}");
  }

  @Test
  void a_run_that_is_not_there_is_refused() {
    ProgramCall call = ProgramCall.on(home, "jobs", "show", "99999");

    assertThat(call.err().strip()).isEqualTo("matchday: there is no run 99999; see: jobs list");
    assertThat(call.code()).isEqualTo(66);
  }

  @Test
  void a_purge_keeps_what_is_young() {
    ProgramCall call = ProgramCall.on(home, "jobs", "purge", "--keep-days", "30");

    assertThat(call.lines())
        .containsExactly(
            "forgotten: 0 runs that ended more than 30 days ago, and the steps of 0 more");
  }

  @Test
  void a_backfill_tells_of_each_day_and_ends_with_a_summary() {
    planted(HERE, "2024-03-02 upcoming Production");

    ProgramCall call =
        ProgramCall.on(home, "backfill", "--from", "2024-03-01", "--to", "2024-03-03");

    assertThat(call.lines()).hasSize(3);
    assertThat(call.lines().get(0)).startsWith("2024-03-01: run ").contains(", published");
    assertThat(call.lines().get(1)).startsWith("2024-03-03: run ").endsWith(", published");
    assertThat(call.lines().get(2)).startsWith("3 days: ").endsWith(", 1 failed");
    assertThat(call.err())
        .startsWith("matchday: 2024-03-02: run ")
        .contains(" is under way in process " + HERE.pid());
    assertThat(call.code()).isEqualTo(75);
  }

  @Test
  void days_the_wrong_way_round_or_to_come_are_refused() {
    ProgramCall round =
        ProgramCall.on(home, "backfill", "--from", "2024-03-02", "--to", "2024-03-01");
    ProgramCall future =
        ProgramCall.on(home, "backfill", "--from", "2024-03-02", "--to", "9999-01-01");

    assertThat(round.err().strip())
        .isEqualTo("matchday: --from 2024-03-02 is later than --to 2024-03-01");
    assertThat(round.code()).isEqualTo(64);
    assertThat(future.err().strip()).isEqualTo("matchday: --to 9999-01-01 is later than today");
    assertThat(future.code()).isEqualTo(64);
  }

  @Test
  void a_day_is_predicted_again_when_that_is_asked_for() {
    ProgramCall first = ProgramCall.on(home, "predict", "--as-of", "2024-03-09");
    ProgramCall again = ProgramCall.on(home, "predict", "--as-of", "2024-03-09", "--rerun");

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).endsWith(", published" + System.lineSeparator());
    assertThat(again.out().split(":", -1)[0]).isNotEqualTo(first.out().split(":", -1)[0]);
  }

  @Test
  void a_night_leaves_its_report_and_keeps_the_last_thirty() throws IOException {
    Path reports = Files.createDirectories(home.resolve("reports"));
    for (int i = 1; i <= 31; i++) {
      Files.writeString(reports.resolve("2023-12-%02d-run-%d.txt".formatted(i, i)), "old\n");
    }
    Files.writeString(reports.resolve("mine.txt"), "not ours\n");

    ProgramCall night = ProgramCall.on(home, "nightly", "--date", "2024-04-01");

    assertThat(night.code()).as(night.err()).isZero();
    List<String> names;
    try (Stream<Path> files = Files.list(reports)) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertThat(names)
        .hasSize(ReportFolder.KEPT + 2)
        .contains("mine.txt", "2023-12-03-run-3.txt")
        .doesNotContain("2023-12-02-run-2.txt")
        .anyMatch(name -> name.matches("2024-04-01-run-[0-9]+[.]txt"))
        .anyMatch(name -> name.matches("2024-04-01-run-[0-9]+[.]json"));
  }
}
