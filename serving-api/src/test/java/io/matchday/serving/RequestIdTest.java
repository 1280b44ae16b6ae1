package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  private static final Path LOG = Path.of("target/test.log");

  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() {
    database = TestDatabases.h2();
    FakeModel model = new FakeModel("0123456789ab", "pace");
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    ServingSettings settings = ServingSettings.of(Map.of("port", "0", "access-log", "on"));
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  private static String idOfAnswer(String given) {
    return client
        .send(client.to("/predict/77").header("X-Request-Id", given).GET().build())
        .header("X-Request-Id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0f3c.A-b_9"})
  void a_usable_id_comes_back_as_it_was(String given) {
    assertThat(idOfAnswer(given)).isEqualTo(given);
  }

  @Test
  void the_longest_usable_id_has_128_characters() {
    assertThat(idOfAnswer("x".repeat(128))).isEqualTo("x".repeat(128));
    assertThat(idOfAnswer("x".repeat(129))).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a\"b", "a;b", "{\"x\":1}", "${jndi:x}", "a/b"})
  void an_id_that_cannot_be_written_everywhere_is_replaced(String given) {
    assertThat(idOfAnswer(given)).matches("[0-9a-f]{32}");
  }

  @Test
  void requests_without_an_id_get_one_each() {
    String first = client.get("/livez").header("X-Request-Id");
    String second = client.get("/livez").header("X-Request-Id");

    assertThat(List.of(first, second)).allMatch(id -> id.matches("[0-9a-f]{32}"));
    assertThat(first).isNotEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "GET /nowhere HTTP/1.1|Host: x|X-Request-Id: mine-1|Connection: close||!404",
        "DELETE /livez HTTP/1.1|Host: x|X-Request-Id: mine-1|Connection: close||!405",
        "GET /%00 HTTP/1.1|Host: x|X-Request-Id: mine-1|Connection: close||!400",
        "GET /livez HTTP/1.1|Host: x|Host: y|X-Request-Id: mine-1|Connection: close||!400"
      })
  void an_error_carries_the_id_whoever_raised_it(String request, int status) {
    String answer = client.raw(request);

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("X-Request-Id: mine-1\r\n");
  }

  @Test
  void a_request_that_could_not_be_read_gets_an_id_too() {
    String answer = client.raw("GET /livez HTTP/1.1|no header||");

    assertThat(answer).startsWith("HTTP/1.1 400 ").containsPattern("X-Request-Id: [0-9a-f]{32}\r");
  }

  @Test
  void a_request_that_is_logged_names_its_route_and_none_of_its_values() throws IOException {
    String id = UUID.randomUUID().toString();

    client.send(client.to("/predict/771234?stage=x").header("X-Request-Id", id).GET().build());

    Client.eventually(() -> !lines(id).isEmpty());
    assertThat(lines(id))
        .singleElement()
        .asString()
        .matches(
            ".* INFO .* matchday\\.access: GET /predict/\\{match_id} 404 in [0-9.]+ ms request_id="
                + id);
    assertThat(Files.readString(LOG)).doesNotContain("771234");
  }

  private static List<String> lines(String id) {
    try {
      return Files.readAllLines(LOG).stream().filter(line -> line.contains(id)).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
