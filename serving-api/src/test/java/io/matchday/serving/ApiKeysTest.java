package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() throws NoSuchAlgorithmException {
    database = TestDatabases.h2();
    String keys = hash("first key") + ", " + hash("second key").toUpperCase(Locale.ROOT);
    ServingSettings settings = ServingSettings.of(Map.of("port", "0", "api-keys", keys));
    FakeModel model = new FakeModel("0123456789ab", "pace");
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
  }

  private static String hash(String key) throws NoSuchAlgorithmException {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/predict",
    "POST,/predict/",
    "POST,/predict/async/",
    "GET,/predict/1",
    "GET,/predict/matches/",
    "GET,/predict/model/info",
    "GET,//predict/matches",
    "GET,/predict;x=1/matches",
    "GET,/livez/../predict/matches",
    "DELETE,/monitoring/task_status/1",
    "POST,/healthcheck/"
  })
  void without_a_key_predictions_and_writing_are_refused(String method, String path) {
    Answer answer = client.send(client.to(path).method(method, BodyPublishers.noBody()).build());

    assertProblem(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "first key ish", "", "FIRST KEY"})
  void a_wrong_key_is_refused(String key) {
    assertProblem(client.send(asking(key)), 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first key", "second key"})
  void a_right_key_is_let_through(String key) {
    assertThat(client.send(asking(key)).status()).isEqualTo(200);
  }

  private static HttpRequest asking(String key) {
    return client.to("/predict/matches/").header("X-API-Key", key).build();
  }

  @ParameterizedTest
  @CsvSource({
    "/healthcheck/,200",
    "/livez,200",
    "/readyz,503",
    "/metrics,200",
    "/monitoring/task_status/1,404"
  })
  void health_and_monitoring_need_no_key(String path, int status) {
    assertThat(client.get(path).status()).isEqualTo(status);
  }
}
