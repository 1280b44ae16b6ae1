package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matchday.storage.Database;
import io.matchday.storage.JdbcTaskIntake;
import io.matchday.storage.TestDatabases;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submitting the same task again, and cancelling one. */
class TaskSubmissionsTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final String OTHER_BODY = "{\"match_id\": 2, \"features\": {\"pace\": 1.5}}";

  private final FakeModel model = new FakeModel("0123456789ab", "pace");
  private Database database;
  private RunningService service;
  private Client client;

  @BeforeEach
  void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    data.promote("Challenger", model.runId());
    ServingSettings settings = ServingSettings.of(Map.of("port", "0"));
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterEach
  void stop() {
    model.release();
    service.close();
    database.close();
  }

  private Answer submit(String path, String body, String key) {
    return client.send(
        client
            .to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private Answer delete(String url) {
    return client.send(client.to(url).DELETE().build());
  }

  @Test
  void the_same_key_and_body_are_the_same_task() {
    Answer first = submit("/predict/async/", BODY, "order-1");
    Answer again = submit("/predict/async", BODY, "order-1");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(Scrape.of(client).value("prediction_requests_total{source=\"async\"}"))
        .isEqualTo(1.0);
  }

  @Test
  void another_key_is_another_task() {
    Answer first = submit("/predict/async/", BODY, "order-1");
    Answer second = submit("/predict/async/", BODY, "order-2");

    assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
  }

  @Test
  void the_same_key_with_another_body_or_stage_is_refused() {
    submit("/predict/async/", BODY, "order-1");

    assertProblem(submit("/predict/async/", OTHER_BODY, "order-1"), 422);
    assertProblem(submit("/predict/async/?stage=challenger", BODY, "order-1"), 422);
    assertThat(submit("/predict/async/?stage=production", BODY, "order-1").status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", ""})
  void what_is_no_key_is_refused(String key) {
    Answer refused = submit("/predict/async/", BODY, key);

    assertProblem(refused, 422);
    assertThat(refused.body()).contains("Idempotency-Key");
  }

  @Test
  void a_key_may_have_255_characters_and_no_more() {
    assertThat(submit("/predict/async/", BODY, "k".repeat(255)).status()).isEqualTo(202);
    assertProblem(submit("/predict/async/", BODY, "k".repeat(256)), 422);
  }

  @Test
  void a_body_that_is_refused_does_not_use_up_its_key() {
    assertProblem(submit("/predict/async/", "{\"match_id\": 1}", "order-1"), 422);

    assertThat(submit("/predict/async/", BODY, "order-1").status()).isEqualTo(202);
  }

  @Test
  void a_key_that_is_being_submitted_is_refused_until_that_is_done() {
    JdbcTaskIntake intake = new JdbcTaskIntake(database, Clock.systemUTC());
    RepeatedSubmissions repeated = new RepeatedSubmissions(intake);
    TaskOrder order = new TaskOrder("Production", new byte[] {1}, "", Optional.of("k"));

    HttpProblem refused =
        catchThrowableOfType(
            HttpProblem.class,
            () ->
                repeated.taskOf(
                    order,
                    "k",
                    outer ->
                        Optional.of(repeated.taskOf(order, "k", inner -> Optional.of("inner")))));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
    assertThat(repeated.taskOf(order, "k", later -> Optional.of("later"))).isEqualTo("later");
  }

  @Test
  void a_task_that_waits_is_cancelled_and_stays_so() {
    model.hold();
    String held = client.post("/predict/async/", BODY).header("Location");
    model.awaitHeld();
    String waiting = client.post("/predict/async/", BODY).header("Location");

    Answer cancelled = delete(waiting);
    Answer heldCancelled = delete(held + "/");
    model.release();

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.body()).endsWith("\"status\":\"failure\",\"error\":\"cancelled\"}");
    assertThat(heldCancelled.status()).isEqualTo(200);
    String last = client.post("/predict/async/", BODY).header("Location");
    Client.eventually(() -> client.get(last).body().contains("success"));
    assertThat(client.get(waiting).body()).isEqualTo(cancelled.body());
    assertThat(client.get(held).body()).contains("cancelled");
    assertThat(delete(waiting).body()).isEqualTo(cancelled.body());
  }

  @Test
  void what_has_ended_or_never_was_cannot_be_cancelled() {
    String url = client.post("/predict/async/", BODY).header("Location");
    Client.eventually(() -> client.get(url).body().contains("success"));

    assertProblem(delete(url), 409);
    assertProblem(delete("/monitoring/task_status/none"), 404);
    assertThat(client.get(url).body()).contains("success");
  }

  @Test
  void the_tasks_that_wait_are_counted_and_timed() {
    assertThat(Scrape.of(client).value("prediction_tasks_waiting")).isEqualTo(0.0);
    assertThat(Scrape.of(client).value("prediction_task_oldest_age_seconds")).isEqualTo(0.0);
    model.hold();
    client.post("/predict/async/", BODY);
    model.awaitHeld();
    client.post("/predict/async/", BODY);

    assertThat(Scrape.of(client).value("prediction_tasks_waiting")).isEqualTo(2.0);
  }
}
