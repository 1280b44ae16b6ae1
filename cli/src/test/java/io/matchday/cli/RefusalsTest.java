package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionScope;
import io.matchday.storage.RunId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of "no" looks like: its exit code, one line a problem, nothing else. */
class RefusalsTest {

  @TempDir private static Path filled;

  @TempDir private Path folder;

  @BeforeAll
  static void fill() throws IOException {
    SampleHome.copyTo(filled);
  }

  @Test
  void a_file_that_is_not_there_is_missing_input() {
    ProgramCall call = ProgramCall.on(filled, "import", folder.resolve("no.csv").toString());

    refused(call, 66, "no.csv does not exist; expected a CSV file, or one compressed with gzip");
  }

  @Test
  void a_file_with_an_unknown_header_is_bad_data() {
    ProgramCall call = ProgramCall.on(filled, "import", refusedSample("unknown-header.csv"));

    assertThat(call.err()).startsWith("matchday: unknown-header.csv has no known header: ");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(65);
  }

  @Test
  void one_bad_file_does_not_keep_the_others_out() throws IOException {
    Path good =
        Files.writeString(
            folder.resolve("good.csv"),
            "date,home_team,away_team,home_goals,away_goals\n2020-01-01,Aa,Bb,1,0\n");
    Path more =
        Files.writeString(
            folder.resolve("more.csv"),
            "date,home_team,away_team,home_goals,away_goals\n2020-01-01,Cc,Dd,1,0\n");

    ProgramCall call =
        ProgramCall.on(
            folder.resolve("home"),
            "import",
            good.toString(),
            folder.resolve("no.csv").toString(),
            refusedSample("binary.csv"),
            more.toString());

    assertThat(call.out().lines())
        .containsExactly(
            "good.csv: 1 rows: 1 new, 0 updated, 0 moved, 0 unchanged, 0 duplicates, 0 rejected (run 1)",
            "more.csv: 1 rows: 1 new, 0 updated, 0 moved, 0 unchanged, 0 duplicates, 0 rejected (run 4)");
    assertThat(call.err().lines()).hasSize(2);
    assertThat(call.code()).isEqualTo(65);
  }

  @Test
  void an_unknown_run_is_missing_input() {
    refused(
        ProgramCall.on(filled, "show", "predictions", "--run", "999"),
        66,
        "run 999 is no prediction run; see: show runs");
    refused(
        ProgramCall.on(filled, "show", "rejects", "999"),
        66,
        "there is no run 999; see: show runs");
  }

  @Test
  void an_unknown_prediction_is_missing_input() {
    refused(
        ProgramCall.on(filled, "show", "prediction", "999999"),
        66,
        "no published run holds match 999999; see: show predictions");
  }

  @Test
  void sample_data_that_is_not_there_is_missing_input() {
    ProgramCall call = ProgramCall.on(filled, "quickstart", "--sample-data", folder.toString());

    refused(
        call,
        66,
        folder + " holds no sample data; run from a checkout, or name it: --sample-data DIR");
  }

  @Test
  void a_postgresql_that_is_not_there_is_a_database_away() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + closed + "/matchday?user=me";

    ProgramCall call =
        ProgramCall.on(folder, Map.of("MATCHDAY_DATABASE_URL", url), "show", "runs", "-o", "json");

    assertThat(call.err()).startsWith("matchday: the database cannot be opened: Connection to ");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(69);
  }

  @Test
  void a_home_that_cannot_be_made_cannot_be_written() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    ProgramCall call = ProgramCall.on(file.resolve("home"), "migrate");

    assertThat(call.err())
        .startsWith("matchday: the home folder " + file.resolve("home") + " cannot be made: ");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(73);
  }

  @Test
  void a_file_in_the_place_of_a_folder_of_the_home_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("inbox"), "");

    ProgramCall call = ProgramCall.on(folder, "migrate");

    refused(call, 73, "the home folder " + folder + " cannot be made: " + file + " is a file");
  }

  @Test
  void a_run_that_is_under_way_asks_to_try_again() throws IOException {
    SampleHome.copyTo(folder);
    LocalDate day = LocalDate.of(2024, 3, 2);
    RunId run = plant(day);

    ProgramCall call = ProgramCall.on(folder, "predict", "--as-of", day.toString());

    assertThat(call.err())
        .startsWith(
            "matchday: run " + run + " (predict 2024-03-02 upcoming Production) is under way")
        .contains("process " + ProcessHandle.current().pid());
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(75);
  }

  /** A run of this very process, which is alive. */
  private RunId plant(LocalDate day) {
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
      ModelVersion model = new JdbcModels(database, clock).named("Production").orElseThrow();
      RunId run =
          new JdbcRuns(database, clock).start(JobKind.PREDICT, day + " upcoming Production");
      new JdbcPredictionRuns(database, clock)
          .add(
              run,
              new JdbcPredictionRuns.Identity(day, PredictionScope.UPCOMING, "Production"),
              model.runId(),
              1,
              1);
      return run;
    }
  }

  @Test
  void predicting_without_a_model_says_what_to_do() {
    ProgramCall call = ProgramCall.on(folder, "predict");

    refused(
        call, 78, "no model is named Production; train one and promote it, or see: models list");
  }

  @Test
  void a_damaged_bundle_is_never_promoted() throws IOException {
    SampleHome.copyTo(folder);
    Path bundle = SampleData.in(SampleHome.SAMPLE).modelFolder();
    String id = bundle.getFileName().toString();
    Path model = folder.resolve("models").resolve("soccer_model").resolve(id).resolve("model.ubj");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);

    ProgramCall call = ProgramCall.on(folder, "models", "promote", id, "--alias", "Challenger");

    assertThat(call.err()).contains("model.ubj");
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(78);
    assertThat(ProgramCall.on(folder, "models", "list").out()).doesNotContain("Challenger");
  }

  @Test
  void a_port_that_is_taken_is_refused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProgramCall call =
          ProgramCall.on(filled, "serve", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(call.err()).contains(String.valueOf(taken.getLocalPort()));
      assertThat(call.err().lines()).hasSize(1);
      assertThat(call.out()).isEmpty();
      assertThat(call.code()).isEqualTo(78);
    }
  }

  @Test
  void too_few_matches_to_train_say_how_many_are_needed() throws IOException {
    Path file = folder.resolve("few.csv");
    Files.writeString(
        file, "date,home_team,away_team,home_goals,away_goals\n2020-01-01,Aa,Bb,1,0\n");
    Path home = folder.resolve("home");
    Stream.of(List.of("import", file.toString()), List.of("features"))
        .forEach(words -> ProgramCall.on(home, words.toArray(String[]::new)));

    ProgramCall call = ProgramCall.on(home, "train", "--until", "2024-01-01");

    assertThat(call.err().lines())
        .containsExactly(
            "matchday: played matches before 2022-01-01: there are 1 to train with, at least 200"
                + " are needed: import more seasons",
            "matchday: played matches from 2022-01-01 to 2022-12-31: there are 0 to train with, at"
                + " least 100 are needed: import more seasons",
            "matchday: played matches from 2023-01-01 to 2023-12-31: there are 0 to train with, at"
                + " least 50 are needed: import more seasons");
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(65);
  }

  private static String refusedSample(String name) {
    return SampleHome.SAMPLE.resolve("refused").resolve(name).toString();
  }

  private static void refused(ProgramCall call, int code, String line) {
    assertThat(call.err().lines()).containsExactly("matchday: " + line);
    assertThat(call.out()).isEmpty();
    assertThat(call.code()).isEqualTo(code);
  }
}
