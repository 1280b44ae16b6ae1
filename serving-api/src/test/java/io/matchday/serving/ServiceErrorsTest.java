package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal that is not about a prediction's content, in the form of a problem. */
class ServiceErrorsTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final int MAX_BODY = 2_048;

  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    FakeModel model = new FakeModel("0123456789ab", "pace");
    data.register(new ModelRunId("0123456789ab"), "there");
    data.promote("Production", model.runId());
    ServingSettings settings =
        ServingSettings.of(
            Map.of(
                "port", "0",
                "max-body-bytes", Integer.toString(MAX_BODY),
                "max-header-bytes", "4096",
                "read-timeout", "300ms"));
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"match_id\": 1,}", "{} {}", "nonsense", "{\"a\": 'b'}"})
  void a_body_that_is_not_json_is_a_bad_request(String body) {
    assertProblem(client.post("/predict/", body), 400);
    assertProblem(client.post("/predict/async/", body), 400);
  }

  @Test
  void submitted_values_are_not_echoed() {
    Answer answer = client.post("/predict/", "{\"match_id\": s3cret}");

    assertProblem(answer, 400);
    assertThat(answer.body()).doesNotContain("s3cret");
    assertThat(answer.json().get("detail").stringValue())
        .matches("the body is not JSON: line 1, column [0-9]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/predict/1/2", "/metrics/x", "/favicon.ico"})
  void an_unknown_path_is_not_found(String path) {
    assertProblem(client.get(path), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/predict,POST",
    "GET,/predict/,POST",
    "GET,/predict/async,POST",
    "GET,/predict/async/,POST",
    "GET,/predict/batch,POST",
    "GET,/predict/batch/,POST",
    "DELETE,/predict/matches/,'GET,HEAD'",
    "PUT,/predict/12,'GET,HEAD'",
    "POST,/healthcheck/,'GET,HEAD'",
    "POST,/metrics,'GET,HEAD'"
  })
  void a_wrong_method_is_told_the_right_ones(String method, String path, String allowed) {
    Answer answer = client.send(client.to(path).method(method, BodyPublishers.noBody()).build());

    assertProblem(answer, 405);
    assertThat(answer.header("Allow").replace(" ", "").split(",", -1))
        .contains(allowed.split(",", -1)[0]);
  }

  @Test
  void options_tell_the_methods_of_a_path() {
    HttpRequest request = client.to("/predict/").method("OPTIONS", BodyPublishers.noBody()).build();

    Answer answer = client.send(request);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void an_answer_in_another_media_type_is_not_acceptable() {
    HttpRequest request = client.to("/livez").header("Accept", "text/html").build();

    assertProblem(client.send(request), 406);
  }

  @Test
  void a_model_that_cannot_be_explained_is_a_conflict() {
    Answer answer = client.post("/predict/?explain=1", BODY);

    assertProblem(answer, 409);
    assertThat(answer.json().get("detail").stringValue())
        .isEqualTo("the model cannot be explained");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void a_body_of_another_media_type_is_unsupported(String type) {
    HttpRequest request =
        client
            .to("/predict/")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(BODY))
            .build();

    assertProblem(client.send(request), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/predict/42?stage=%zz",
        "/predict/42?nothing=%zz",
        "/predict/model/info?%zz",
        "/monitoring/drift?run=%zz"
      })
  void a_query_that_is_not_encoded_is_a_bad_request(String path) {
    assertRawProblem(client.raw("GET " + path + " HTTP/1.1|Host: x|Connection: close||"), 400);
  }

  @Test
  void a_body_as_large_as_allowed_is_read_and_one_byte_more_is_too_large() {
    String largest = BODY + " ".repeat(MAX_BODY - BODY.length());

    assertThat(client.post("/predict/", largest).status()).isEqualTo(200);
    assertProblem(client.post("/predict/", largest + " "), 413);
  }

  @Test
  void a_body_of_no_announced_length_is_bounded_too() {
    assertThat(client.send(chunked(MAX_BODY)).status()).isEqualTo(200);
    assertProblem(client.send(chunked(MAX_BODY + 1)), 413);
  }

  private static HttpRequest chunked(int length) {
    byte[] body = (BODY + " ".repeat(length - BODY.length())).getBytes(StandardCharsets.UTF_8);
    return client
        .to("/predict/")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE||",
        "GET /li vez HTTP/1.1|Host: x||",
        "GET /livez HTTP/1.1||",
        "GET /%zz HTTP/1.1|Host: x|Connection: close||",
        "GET /a%2Fb HTTP/1.1|Host: x|Connection: close||",
        "POST /predict/ HTTP/1.1|Host: x|Content-Length: -5||",
        "POST /predict/ HTTP/1.1|Host: x|Content-Type: application/json|Transfer-Encoding: chunked||zz|"
      })
  void a_request_that_is_not_http_is_a_bad_request(String lines) {
    assertRawProblem(client.raw(lines), 400);
  }

  @Test
  void headers_that_are_too_large_are_told_so() {
    String large = "x".repeat(8_000);

    assertRawProblem(client.raw("GET /livez HTTP/1.1|Host: x|X-Large: " + large + "||"), 431);
  }

  @Test
  void a_body_that_does_not_come_times_out() {
    String start = "POST /predict/ HTTP/1.1|Host: x|Content-Type: application/json|";

    assertRawProblem(client.raw(start + "Content-Length: 100||{"), 408);
  }

  @Test
  void a_version_of_http_that_is_not_spoken_is_told_so() {
    assertRawProblem(client.raw("GET /livez HTTP/9.9.9|Host: x|Connection: close||"), 505);
  }

  @Test
  void a_method_the_server_itself_refuses_is_a_problem_too() {
    assertRawProblem(client.raw("TRACE /livez HTTP/1.1|Host: x|Connection: close||"), 405);
  }

  private static void assertRawProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("Content-Type: application/problem+json");
    assertThat(answer).contains("\"status\":" + status);
    assertThat(answer).doesNotContain("<html", "Exception", "Tomcat", "\tat ");
  }
}
