package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Interval;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.feature.Coverage;
import io.matchday.feature.FeatureRow;
import io.matchday.feature.FeatureSchema;
import io.matchday.feature.FeatureVector;
import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcFeatureRows;
import io.matchday.storage.JdbcFeatureSchemas;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RejectedRow;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Matches, runs, judgements and models over HTTP, on both databases. */
class ReadingFactsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-21T02:00:07Z"), ZoneOffset.UTC);

  private static void serve(Database database, ReadingHome home, Consumer<Client> questions) {
    ServingSettings settings = ServingSettings.of(Map.of("port", "0"));
    try (database;
        RunningService service =
            ServingApplication.start(settings, database, alias -> home.model, CLOCK)) {
      questions.accept(new Client(service.port()));
    }
  }

  private static void features(Database database, ReadingHome home, long match) {
    FeatureSchema schema = new FeatureSchema(List.of("pace", "rest_days", "form"));
    int number = new JdbcFeatureSchemas(database).register(schema);
    home.update("UPDATE model_version SET schema_id = '" + schema.id() + "'");
    new JdbcFeatureRows(database)
        .insert(
            number,
            List.of(
                new FeatureRow(
                    new MatchId(match),
                    schema.id(),
                    Instant.parse("2026-04-24T00:00:00Z"),
                    FeatureVector.of(0.3f, Float.NaN, 7f),
                    Coverage.of(5, 0, 255))));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_match_is_told_with_its_features_every_published_prediction_and_its_result(
      Database database) {
    ReadingHome home = new ReadingHome(database);
    features(database, home, 3);
    home.update("UPDATE match SET kick_off = TIME '15:30:00', country = 'England' WHERE id = 3");
    serve(
        database,
        home,
        client -> {
          JsonNode match = client.get("/matches/3").json();

          assertThat(match.get("home_team").stringValue()).isEqualTo("Arsenal");
          assertThat(match.get("kick_off").stringValue()).isEqualTo("15:30");
          assertThat(match.get("country").stringValue()).isEqualTo("England");
          assertThat(match.get("season").stringValue()).isEqualTo("2025-26");
          assertThat(match.get("result").toString())
              .isEqualTo("{\"home_goals\":2,\"away_goals\":1,\"outcome_class\":0}");
          assertThat(match.at("/features/as_of").stringValue()).isEqualTo("2026-04-24T00:00:00Z");
          assertThat(match.at("/features/values").toString())
              .isEqualTo(
                  "[{\"name\":\"pace\",\"value\":0.3,\"coverage\":5},"
                      + "{\"name\":\"rest_days\",\"value\":null,\"coverage\":0},"
                      + "{\"name\":\"form\",\"value\":7.0,\"coverage\":255}]");
          assertThat(match.get("predictions").toString())
              .isEqualTo(
                  ("[{\"run\":%s,\"published_at\":\"2026-04-21T02:00:00Z\","
                          + "\"model_version\":\"Production\",\"model_run_id\":\"0123456789ab\","
                          + "\"predicted_class\":0,"
                          + "\"probabilities\":{\"0\":0.5,\"1\":0.25,\"2\":0.25}},"
                          + "{\"run\":%s,\"published_at\":\"2026-04-20T02:00:00Z\","
                          + "\"model_version\":\"Production\",\"model_run_id\":\"0123456789ab\","
                          + "\"predicted_class\":2,"
                          + "\"probabilities\":{\"0\":0.25,\"1\":0.25,\"2\":0.5}}]")
                      .formatted(home.newest, home.older));
          assertThat(client.get("/matches/3/").json()).isEqualTo(match);

          JsonNode other = client.get("/matches/4").json();
          assertThat(other.get("sex").intValue()).isEqualTo(1);
          assertThat(other.get("result").isNull()).isTrue();
          assertThat(other.get("features").isNull()).isTrue();
          for (String none : List.of("77", "0", "-3", "4294967296", "9".repeat(90))) {
            assertProblem(client.get("/matches/" + none), 404);
          }
          for (String wrong : List.of("x", "1.5", "1e3", "3?fresh=1")) {
            assertProblem(client.get("/matches/" + wrong), 422);
          }
        });
  }

  private static RunId failedImport(Database database) {
    ProcessIdentity process =
        new ProcessIdentity("db-host-7", 31_337, Instant.parse("2026-04-21T01:00:00Z"));
    JdbcRuns runs = new JdbcRuns(database, CLOCK, process);
    RunId run = runs.start(JobKind.IMPORT, "/home/ann/inbox/E0.csv");
    runs.finish(
        run,
        RunStatus.FAILED,
        new RunCounts(3, 1, 2),
        "run 4 (import E0.csv) is under way in process 31337 on db-host-7;"
            + " jdbc:postgresql://db.internal:5432/m: Connection to 10.0.0.7:5432 refused by"
            + " db-host-7; see /var/lib/matchday/logs/matchday.log");
    List<RejectedRow> rows = new ArrayList<>();
    rows.add(RejectedRow.ofFile("/home/ann/inbox/E0.csv", 41, "home_goals", "=cmd, not a number"));
    IntStream.range(2, 6)
        .forEach(
            match ->
                rows.add(RejectedRow.ofMatch("feature_row", new MatchId(match), "no such team")));
    new JdbcRejectedRows(database).add(run, rows);
    return run;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void runs_are_listed_newest_first_page_by_page(Database database) {
    ReadingHome home = new ReadingHome(database);
    RunId failed = failedImport(database);
    serve(
        database,
        home,
        client -> {
          List<Long> met = new ArrayList<>();
          Answer page = client.get("/runs?limit=2");
          page.json().forEach(run -> met.add(run.get("run").longValue()));
          while (!page.header("Link").isEmpty()) {
            String link = page.header("Link");
            page = client.get(link.substring(1, link.indexOf('>')));
            page.json().forEach(run -> met.add(run.get("run").longValue()));
          }

          assertThat(met)
              .containsExactly(
                  failed.value(),
                  home.unpublished.value(),
                  home.challenging.value(),
                  home.newest.value(),
                  home.older.value());
          assertThat(client.get("/runs?job=import&status=FAILED").json()).hasSize(1);
          assertThat(client.get("/runs?job=import&status=COMPLETED").json()).isEmpty();
          JsonNode newest = client.get("/runs/" + home.newest + "/").json();
          assertThat(newest.get("prediction").toString())
              .isEqualTo(
                  "{\"as_of\":\"2026-04-20\",\"scope\":\"upcoming\","
                      + "\"model_version\":\"Production\",\"model_run_id\":\"0123456789ab\","
                      + "\"attempt\":2,\"published_at\":\"2026-04-21T02:00:00Z\"}");
          assertThat(client.get("/runs/?job=predict").json().get(2)).isEqualTo(newest);
          assertProblem(client.get("/runs/999"), 404);
          assertProblem(client.get("/runs/x"), 422);
          Answer wrong = client.get("/runs?job=predicted&status=failed&limit=x&cursor=y&n=1");
          assertProblem(wrong, 422);
          assertThat(wrong.json().get("errors")).hasSize(5);
        });
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_tells_nothing_of_the_machine_it_ran_on(Database database) {
    ReadingHome home = new ReadingHome(database);
    RunId failed = failedImport(database);
    serve(
        database,
        home,
        client -> {
          Answer run = client.get("/runs/" + failed);
          Answer list = client.get("/runs");
          Answer rejects = client.get("/runs/" + failed + "/rejects");

          assertThat(run.json().get("subject").stringValue()).isEqualTo("E0.csv");
          assertThat(run.json().get("message").stringValue())
              .isEqualTo(
                  "run 4 (import E0.csv) is under way in another process; (address)"
                      + " Connection to (machine) refused by (machine); see matchday.log");
          for (Answer answer : List.of(run, list, rejects)) {
            assertThat(answer.body())
                .doesNotContain("db-host", "31337", "/home", "/var", "internal", "10.0.0.7");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rejects_are_told_in_pages_as_json_or_csv(Database database) {
    ReadingHome home = new ReadingHome(database);
    RunId failed = failedImport(database);
    String path = "/runs/" + failed + "/rejects";
    serve(
        database,
        home,
        client -> {
          Answer first = client.get(path + "?limit=3");
          String link = first.header("Link");
          Answer second = client.get(link.substring(1, link.indexOf('>')));

          assertThat(first.json().get(0).toString())
              .isEqualTo(
                  "{\"run\":%s,\"source\":\"E0.csv\",\"line\":41,\"column\":\"home_goals\",\"match_id\":null,\"reason\":\"=cmd, not a number\"}"
                      .formatted(failed));
          assertThat(first.json()).hasSize(3);
          assertThat(second.json()).hasSize(2);
          assertThat(second.json().get(1).get("match_id").longValue()).isEqualTo(5);
          assertThat(second.header("Link")).isEmpty();
          assertThat(client.get(path + "/?format=csv&limit=1").body())
              .isEqualTo(
                  "run,source,line,column,match_id,reason\r\n%s,E0.csv,41,home_goals,,\"'=cmd, not a number\"\r\n"
                      .formatted(failed));
          assertThat(client.get("/runs/" + home.newest + "/rejects").body()).isEqualTo("[]");
          assertProblem(client.get("/runs/999/rejects"), 404);
          assertProblem(client.get(path + "?cursor=" + "cnVucy4z"), 422);
        });
  }

  private static JudgementRow judged(Grouping grouping, String label) {
    Comparison comparison =
        new Comparison(
            90,
            0.75,
            1,
            new PairedDifference(-0.25, Optional.of(new Interval(-0.5, -0.125))),
            0.25,
            0.5,
            new PairedDifference(-0.25, Optional.empty()));
    return new JudgementRow(
        grouping,
        label,
        Basis.BEFORE_KICK_OFF,
        new Assessment(
            new Quality(100, 0.5, 0.75, 0.5, 0.25, 0.125, 1),
            Map.of(Reference.LEAGUE_PRIOR, comparison)));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_last_judgement_is_told_with_its_intervals(Database database) {
    ReadingHome home = new ReadingHome(database);
    new JdbcEvaluations(database, CLOCK)
        .replace(
            List.of(
                judged(Grouping.ALL, ""),
                judged(Grouping.LEAGUE, "League"),
                judged(Grouping.MONTH, "2026-04")));
    serve(
        database,
        home,
        client -> {
          JsonNode all = client.get("/evaluation").json();

          assertThat(all.get("evaluated_at").stringValue()).isEqualTo("2026-04-21T02:00:07Z");
          assertThat(all.get("groups")).hasSize(3);
          JsonNode leagues = client.get("/evaluation/?by=league").json();
          assertThat(leagues.get("groups").toString())
              .isEqualTo(
                  "[{\"grouping\":\"league\",\"label\":\"League\",\"basis\":\"before_kick_off\","
                      + "\"matches\":100,\"accuracy\":0.5,\"log_loss\":0.75,\"brier\":0.5,"
                      + "\"rps\":0.25,\"ece\":0.125,\"sharpness\":1.0,"
                      + "\"comparisons\":[{\"reference\":\"league_prior\",\"matches\":90,"
                      + "\"log_loss\":{\"predictions\":0.75,\"reference\":1.0,\"skill\":0.25,"
                      + "\"difference\":-0.25,\"interval\":{\"lower\":-0.5,\"upper\":-0.125}},"
                      + "\"rps\":{\"predictions\":0.25,\"reference\":0.5,\"skill\":0.5,"
                      + "\"difference\":-0.25,\"interval\":null}}]}]");
          assertProblem(client.get("/evaluation?by=week"), 422);
        });
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void models_are_told_with_their_aliases_their_card_and_their_history(Database database) {
    ReadingHome home = new ReadingHome(database);
    home.update(
        "UPDATE model_version SET manifest ="
            + " '{\"rounds\": 6, \"golden_rows\": [1], \"training_reference\": {}}'");
    home.update(
        "INSERT INTO model_activation (alias, run_id, action, activated_at, activated_by, reason)"
            + " VALUES ('Production', '0123456789ab', 'promote', CURRENT_TIMESTAMP, 'ann', 'why')");
    serve(
        database,
        home,
        client -> {
          JsonNode models = client.get("/models").json();
          JsonNode card = client.get("/models/0123456789ab").json();

          assertThat(models).hasSize(2);
          assertThat(models.get(0)).isEqualTo(card.get("model"));
          assertThat(card.at("/model/aliases").toString()).isEqualTo("[\"Production\"]");
          assertThat(card.at("/model/trained_from").stringValue()).isEqualTo("2020-01-01");
          assertThat(card.get("manifest").toString()).isEqualTo("{\"rounds\":6}");
          assertThat(card.get("history")).hasSize(1);
          assertThat(card.at("/history/0/by").stringValue()).isEqualTo("ann");
          assertThat(card.at("/history/0/previous_model_run_id").isNull()).isTrue();
          assertThat(client.get("/models/production/").json()).isEqualTo(card);
          assertThat(client.get("/models/Challenger").json().get("history")).isEmpty();
          assertThat(client.get("/models/").json()).isEqualTo(models);
          assertProblem(client.get("/models/aaaaaaaaaaaa"), 404);
          assertProblem(client.get("/models/nobody"), 404);
          assertProblem(client.get("/models?limit=1"), 422);
        });
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void while_the_database_is_away_all_of_it_says_when_to_try_again(Database database) {
    ReadingHome home = new ReadingHome(database);
    serve(
        database,
        home,
        client -> {
          database.close();
          for (String path :
              List.of(
                  "/predictions",
                  "/matches/3",
                  "/runs",
                  "/runs/1",
                  "/runs/1/rejects",
                  "/evaluation",
                  "/models",
                  "/models/0123456789ab")) {
            Answer answer = client.get(path);
            assertProblem(answer, 503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
          }
          assertProblem(client.get("/predictions?limit=0"), 422);
        });
  }
}
