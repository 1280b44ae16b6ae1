package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service does when it cannot keep up: a model that holds its requests stands for that. */
class ServiceUnderLoadTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final String TIMEOUTS = "prediction_timeouts_total";

  private final FakeModel model = new FakeModel("0123456789ab", "pace");
  private Database database;
  private RunningService service;
  private Client client;

  @BeforeEach
  void open() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
  }

  private void start(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("port", "0");
    service =
        ServingApplication.start(
            ServingSettings.of(values), database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
    model.hold();
  }

  @AfterEach
  void stop() {
    model.release();
    service.close();
    database.close();
  }

  @Test
  void a_full_server_refuses_at_once_and_says_when_to_come_back() {
    start(Map.of("max-concurrent-predictions", "1", "max-waiting-predictions", "0"));
    CompletableFuture<Answer> held = client.postLater("/predict/", BODY);
    model.awaitHeld();

    Answer refused = client.post("/predict/", BODY);

    assertProblem(refused, 503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    model.release();
    assertThat(held.join().status()).isEqualTo(200);
  }

  @Test
  void more_requests_than_places_are_refused_at_once_and_watchers_are_answered() {
    start(Map.of("max-requests", "2"));
    List<CompletableFuture<Answer>> held =
        List.of(client.postLater("/predict/", BODY), client.postLater("/predict/", BODY));
    held.forEach(one -> model.awaitHeld());

    for (String path : List.of("/predict/1", "/predict/matches/", "/monitoring/drift")) {
      Answer refused = client.get(path);
      assertProblem(refused, 503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
    }
    for (String path : List.of("/livez", "/readyz", "/healthcheck/", "/metrics")) {
      assertThat(client.get(path).status()).isEqualTo(200);
    }
    assertThat(Scrape.of(client).value("http_requests_in_flight")).isEqualTo(2.0);
    model.release();
    held.forEach(one -> assertThat(one.join().status()).isEqualTo(200));
    assertProblem(client.get("/predict/1"), 404);
  }

  @Test
  void a_prediction_that_waits_too_long_times_out_and_is_counted() {
    start(Map.of("max-concurrent-predictions", "1", "prediction-timeout", "50ms"));
    assertThat(Scrape.of(client).value(TIMEOUTS)).isEqualTo(0.0);
    CompletableFuture<Answer> held = client.postLater("/predict/", BODY);
    model.awaitHeld();

    Answer late = client.post("/predict/", BODY);

    assertProblem(late, 504);
    assertThat(Scrape.of(client).value(TIMEOUTS)).isEqualTo(1.0);
    model.release();
    assertProblem(held.join(), 504);
    assertThat(Scrape.of(client).value(TIMEOUTS)).isEqualTo(2.0);
  }

  @Test
  void a_full_store_refuses_a_task_and_loses_none() {
    start(Map.of("task-capacity", "2"));
    String first = client.post("/predict/async/", BODY).header("Location");
    model.awaitHeld();
    String second = client.post("/predict/async/", BODY).header("Location");
    assertThat(client.get(first).json().get("status").stringValue()).isEqualTo("pending");
    assertThat(client.get(second).json().toString())
        .matches("\\{\"task_id\":\"[^\"]+\",\"status\":\"pending\"}");

    Answer refused = client.post("/predict/async/", BODY);

    assertProblem(refused, 503);
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    model.release();
    Client.eventually(() -> client.get(first).body().contains("success"));
    Client.eventually(() -> client.get(second).body().contains("success"));
    assertThat(client.post("/predict/async/", BODY).status()).isEqualTo(202);
    assertThat(Scrape.of(client).value("prediction_requests_total{source=\"async\"}"))
        .isEqualTo(3.0);
  }

  @Test
  void stopping_answers_the_requests_under_way() {
    start(Map.of());
    CompletableFuture<Answer> held = client.postLater("/predict/", BODY);
    model.awaitHeld();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(service::close);

    model.release();

    stopping.join();
    assertThat(held.join().status()).isEqualTo(200);
  }
}
