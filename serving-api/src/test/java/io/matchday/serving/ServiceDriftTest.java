package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.evaluation.DriftVerdict;
import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.ProbabilityShift;
import io.matchday.evaluation.RunDrift;
import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.RunId;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The drift of published runs over HTTP and in the metrics. */
class ServiceDriftTest {

  private static final String GAUGE = "model_feature_drift_score";
  private static final String KEY_HASH = "ab".repeat(32);
  private static final Clock MEASURED =
      Clock.fixed(Instant.parse("2026-04-21T02:00:07Z"), ZoneOffset.UTC);
  private static final FeatureDrift STILL =
      new FeatureDrift("sex", 0.01, 0.2, 0, 0, DriftVerdict.STEADY);
  private static final FeatureDrift MOVED =
      new FeatureDrift("home_elo_pre", 0.75, 0.25, 0.5, 0.125, DriftVerdict.DRIFTED);
  private static final FeatureDrift SEASONAL =
      new FeatureDrift("home_round", 2, 0.2, 0, 0, DriftVerdict.CALENDAR);

  private static RunDrift drift(FeatureDrift... features) {
    return new RunDrift(
        300,
        120,
        new Probabilities(0.5, 0.25, 0.25),
        new ProbabilityShift(0.0625, -0.125, 0.0625),
        List.of(features));
  }

  private static final class Night {

    private final StoredData data;
    private final JdbcDrifts drifts;
    private final FakeModel model = new FakeModel("0123456789ab", "pace");

    Night(Database database) {
      data = new StoredData(database);
      drifts = new JdbcDrifts(database, MEASURED);
      data.register(model.runId(), "there");
      data.promote("Production", model.runId());
    }

    RunId publish(String at) {
      RunId run = data.run(model.runId());
      data.publish(run, at);
      return run;
    }

    RunningService serve(Database database) {
      ServingSettings settings = ServingSettings.of(Map.of("port", "0", "api-keys", KEY_HASH));
      return ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_drift_of_the_newest_run_is_told_worst_feature_first_without_a_key(Database database) {
    Night night = new Night(database);
    night.drifts.replace(night.publish("2026-04-20T02:00:00Z"), drift(STILL));
    RunId newest = night.publish("2026-04-21T02:00:00Z");
    night.drifts.replace(newest, drift(STILL, MOVED, SEASONAL));
    try (database;
        RunningService service = night.serve(database)) {
      Client client = new Client(service.port());

      HttpRequest later =
          client
              .to("/monitoring/drift")
              .header("If-Modified-Since", "Wed, 22 Apr 2026 02:00:00 GMT")
              .build();
      Answer answer = client.send(later);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Last-Modified")).isEqualTo("Tue, 21 Apr 2026 02:00:07 GMT");
      assertThat(answer.contentType()).isEqualTo("application/json");
      assertThat(answer.body())
          .isEqualTo(
              "{\"run\":%s,\"model_version\":\"Production\",\"model_run_id\":\"0123456789ab\","
                      .formatted(newest)
                  + "\"published_at\":\"2026-04-21T02:00:00Z\","
                  + "\"measured_at\":\"2026-04-21T02:00:07Z\","
                  + "\"rows\":300,\"independent_rows\":120,"
                  + "\"judged_features\":2,\"drifted_features\":1,\"score\":0.5,"
                  + "\"mean_probabilities\":{\"0\":0.5,\"1\":0.25,\"2\":0.25},"
                  + "\"mean_probability_shift\":{\"0\":0.0625,\"1\":-0.125,\"2\":0.0625},"
                  + "\"features\":["
                  + "{\"feature\":\"home_round\",\"psi\":2.0,\"psi_limit\":0.2,"
                  + "\"missing\":0.0,\"reference_missing\":0.0,\"verdict\":\"calendar\"},"
                  + "{\"feature\":\"home_elo_pre\",\"psi\":0.75,\"psi_limit\":0.25,"
                  + "\"missing\":0.5,\"reference_missing\":0.125,\"verdict\":\"drifted\"},"
                  + "{\"feature\":\"sex\",\"psi\":0.01,\"psi_limit\":0.2,"
                  + "\"missing\":0.0,\"reference_missing\":0.0,\"verdict\":\"steady\"}]}");
      assertThat(client.get("/monitoring/drift/").body()).isEqualTo(answer.body());
      assertThat(Scrape.of(client).value(GAUGE)).isEqualTo(0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void another_run_is_told_when_it_is_named(Database database) {
    Night night = new Night(database);
    RunId older = night.publish("2026-04-20T02:00:00Z");
    FeatureDrift few = new FeatureDrift("sex", 0.5, 0.9, 0, 0, DriftVerdict.TOO_FEW_ROWS);
    night.drifts.replace(older, drift(few));
    RunId unpublished = night.data.run(night.model.runId());
    night.drifts.replace(unpublished, drift(STILL));
    RunId unmeasured = night.publish("2026-04-21T02:00:00Z");
    try (database;
        RunningService service = night.serve(database)) {
      Client client = new Client(service.port());

      JsonNode told = client.get("/monitoring/drift?run=" + older).json();

      assertThat(told.get("run").longValue()).isEqualTo(older.value());
      assertThat(told.get("score").isNull()).isTrue();
      assertThat(told.get("features").get(0).get("verdict").stringValue())
          .isEqualTo("too_few_rows");
      for (String none :
          List.of(
              "",
              "?run=" + unpublished,
              "?run=" + unmeasured,
              "?run=77",
              "?run=0",
              "?run=999999999999999999")) {
        ServiceContract.assertProblem(client.get("/monitoring/drift" + none), 404);
      }
      for (String wrong : List.of("?run=x", "?run=", "?run=-1", "?run=1e3")) {
        Answer answer = client.get("/monitoring/drift" + wrong);
        ServiceContract.assertProblem(answer, 422);
        assertThat(answer.json().get("errors").get(0).get("detail").stringValue())
            .isEqualTo("expected a run number");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_gauge_is_there_from_the_start_and_follows_the_newest_run(Database database) {
    Night night = new Night(database);
    try (database;
        RunningService service = night.serve(database)) {
      Client client = new Client(service.port());
      assertThat(Scrape.of(client).value(GAUGE)).isNaN();
      assertThat(Scrape.of(client).lines()).contains("# TYPE " + GAUGE + " gauge");

      night.drifts.replace(night.publish("2026-04-21T02:00:00Z"), drift(STILL, MOVED));
      Client.eventually(() -> Scrape.of(client).value(GAUGE) == 0.5);

      night.publish("2026-04-22T02:00:00Z");
      Client.eventually(() -> Double.isNaN(Scrape.of(client).value(GAUGE)));
    }
  }
}
