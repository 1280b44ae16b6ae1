package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import io.matchday.scoring.SampleBundles;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The served model follows the alias, and nothing else. */
class ServiceModelsTest {

  private static final List<String> FEATURES = List.of("home_elo_pre", "sex");
  private static final String BODY = "{\"match_id\": 1, \"features\": {\"home_elo_pre\": 1500}}";

  @TempDir Path models;

  private Database database;
  private StoredData data;
  private RunningService service;
  private Client client;

  @BeforeEach
  void start() {
    database = TestDatabases.h2();
    data = new StoredData(database);
    service =
        ServingApplication.start(
            ServingSettings.of(Map.of("port", "0")), database, models, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  private ModelRunId registered(long seed) {
    return data.model(models, SampleBundles.writeBundle(models, FEATURES, seed));
  }

  private String servedRunId() {
    JsonNode info = client.get("/predict/model/info").json();
    return info.get("loaded").booleanValue() ? info.get("model_run_id").stringValue() : "none";
  }

  @Test
  void without_a_model_info_says_so_and_predictions_are_refused() {
    assertThat(client.get("/predict/model/info").body())
        .isEqualTo(
            "{\"model_name\":null,\"model_version\":null,\"model_run_id\":null,\"loaded\":false}");
    for (String path : List.of("/predict/", "/predict/async/")) {
      Answer refused = client.post(path, BODY);
      assertProblem(refused, 503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
    }
    Answer unready = client.get("/readyz");
    assertProblem(unready, 503);
    assertThat(unready.json().at("/errors/0/pointer").stringValue()).isEqualTo("model");
    assertThat(client.get("/livez").status()).isEqualTo(200);
    assertThat(client.get("/healthcheck/").status()).isEqualTo(200);
    assertThat(client.get("/predict/matches/").body()).isEqualTo("[]");
  }

  @Test
  void a_promoted_model_answers_within_two_seconds_and_no_request_is_dropped() {
    ModelRunId first = registered(1);
    ModelRunId second = registered(2);
    data.promote("Production", first);
    Client.eventually(() -> servedRunId().equals(first.value()));
    List<CompletableFuture<Answer>> answers = new ArrayList<>();

    data.promote("Production", second);
    long promoted = System.nanoTime();
    Client.eventually(
        () -> {
          answers.add(client.postLater("/predict/", BODY));
          return servedRunId().equals(second.value());
        });
    Duration took = Duration.ofNanos(System.nanoTime() - promoted);

    assertThat(took).isLessThan(Duration.ofSeconds(2));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    Scrape scrape = Scrape.of(client);
    assertThat(
            scrape.has(
                "model_info{model_name=\"soccer_model\",stage=\"Production\",version=\"" + second))
        .isTrue();
    assertThat(scrape.has(first.value())).isFalse();
    assertThat(scrape.value("model_registered_at_seconds"))
        .isEqualTo((double) StoredData.REGISTERED.getEpochSecond());
  }

  @Test
  void a_damaged_bundle_never_replaces_a_good_one() throws IOException {
    ModelRunId good = registered(1);
    Path bundle = SampleBundles.writeBundle(models, FEATURES, 2);
    Files.writeString(bundle.resolve("manifest.json"), "{}");
    ModelRunId damaged = data.model(models, bundle);
    data.promote("Production", good);
    Client.eventually(() -> servedRunId().equals(good.value()));

    data.promote("Production", damaged);
    data.promote("Challenger", good);
    Client.eventually(() -> client.post("/predict/?stage=challenger", BODY).status() == 200);

    assertThat(servedRunId()).isEqualTo(good.value());
    assertThat(client.get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void an_alias_whose_only_model_is_damaged_is_not_served() {
    data.register(new ModelRunId("00000000000a"), "nowhere");
    data.promote("Challenger", new ModelRunId("00000000000a"));
    data.promote("Production", registered(1));
    Client.eventually(() -> client.post("/predict/", BODY).status() == 200);

    assertProblem(client.post("/predict/?stage=challenger", BODY), 503);
    assertThat(
            client.get("/predict/model/info?stage=challenger").json().get("loaded").booleanValue())
        .isFalse();
    assertProblem(client.get("/predict/model/info?stage=other"), 404);
  }

  @Test
  void a_version_outside_the_models_folder_is_not_served(@TempDir Path elsewhere)
      throws IOException {
    Path bundle = SampleBundles.writeBundle(elsewhere, FEATURES, 2);
    ModelRunId outside = new ModelRunId(bundle.getFileName().toString());
    Files.createSymbolicLink(models.resolve("link"), elsewhere);
    data.register(outside, "link/soccer_model/" + outside);
    data.promote("Challenger", outside);
    data.promote("Production", registered(1));
    Client.eventually(() -> client.post("/predict/", BODY).status() == 200);

    assertProblem(client.post("/predict/?stage=challenger", BODY), 503);
  }
}
