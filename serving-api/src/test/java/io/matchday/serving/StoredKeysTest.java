package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.RefusedException;
import io.matchday.storage.ApiKey;
import io.matchday.storage.ApiKeyHash;
import io.matchday.storage.ApiKeyScope;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcApiKeys;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that are created and revoked while the service runs. */
class StoredKeysTest {

  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 1.5}}";
  private static final String MATCHES = "/predict/matches/";

  private final FakeModel model = new FakeModel("0123456789ab", "pace");

  private RunningService service(Database database, Map<String, String> more) {
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    Map<String, String> values = new HashMap<>(more);
    values.put("port", "0");
    return ServingApplication.start(
        ServingSettings.of(values), database, alias -> model, Clock.systemUTC());
  }

  private static void create(Database database, String name, ApiKeyScope... scopes) {
    create(database, name, OptionalInt.empty(), scopes);
  }

  /** The key is its name. */
  private static void create(
      Database database, String name, OptionalInt rate, ApiKeyScope... scopes) {
    ApiKey key = new ApiKey(name, ApiKeyHash.of(name), Set.copyOf(Arrays.asList(scopes)), rate);
    assertThat(new JdbcApiKeys(database, Clock.systemUTC()).create(key)).isTrue();
  }

  private static Answer send(Client client, String key, HttpRequest.Builder request) {
    return client.send(request.header("X-API-Key", key).build());
  }

  private static Answer get(Client client, String key, String path) {
    return send(client, key, client.to(path).GET());
  }

  private static Answer post(Client client, String key, String path) {
    return send(
        client,
        key,
        client
            .to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(BODY)));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void keys_are_followed_and_the_service_never_falls_open(Database database) {
    try (database;
        RunningService service = service(database, Map.of())) {
      Client client = new Client(service.port());
      assertThat(client.get(MATCHES).status()).isEqualTo(200);

      create(database, "anna", ApiKeyScope.READ);
      Client.eventually(() -> client.get(MATCHES).status() == 401);
      assertThat(get(client, "anna", MATCHES).status()).isEqualTo(200);
      assertProblem(get(client, "bert", MATCHES), 401);

      new JdbcApiKeys(database, Clock.systemUTC()).revoke("anna");
      Client.eventually(() -> get(client, "anna", MATCHES).status() == 401);
      assertProblem(client.get(MATCHES), 401);
    }
  }

  @Test
  void while_the_database_is_away_the_keys_last_seen_go_on_opening() {
    Database database = TestDatabases.h2();
    create(database, "anna", ApiKeyScope.SCORE);
    try (RunningService service = service(database, Map.of())) {
      Client client = new Client(service.port());

      database.close();

      assertThat(post(client, "anna", "/predict/").status()).isEqualTo(200);
      assertProblem(post(client, "bert", "/predict/"), 401);
    }
  }

  @Test
  void before_the_stored_keys_could_be_read_only_those_of_the_settings_open() {
    ServingSettings settings =
        ServingSettings.of(Map.of("port", "0", "api-keys", ApiKeyHash.of("k").hex()));
    try (Database empty = Database.open(TestDatabases.h2Settings());
        RunningService service =
            ServingApplication.start(settings, empty, alias -> model, Clock.systemUTC())) {
      Client client = new Client(service.port());

      assertProblem(client.get("/predict/model/info"), 503);
      assertProblem(get(client, "anna", "/predict/model/info"), 503);
      assertThat(get(client, "k", "/predict/model/info").status()).isEqualTo(200);
      assertThat(client.get("/livez").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/predict/matches/,read",
    "GET,/predictions,read",
    "GET,/matches/1,read",
    "GET,/runs,read",
    "GET,/evaluation,read",
    "GET,/models,read",
    "POST,/predict/,score",
    "POST,/predict/async/,score",
    "POST,/predict/batch/,score",
    "DELETE,/monitoring/task_status/1,score or operate",
    "PUT,/predict/1,operate",
    "POST,/runs,operate"
  })
  void a_key_without_the_scope_is_told_which_one_it_lacks(
      String method, String path, String scope) {
    try (Database database = TestDatabases.h2()) {
      create(database, "score", ApiKeyScope.SCORE);
      create(database, "read", ApiKeyScope.READ);
      try (RunningService service = service(database, Map.of())) {
        Client client = new Client(service.port());
        String key = scope.equals("read") ? "score" : "read";

        Answer refused = send(client, key, client.to(path).method(method, BodyPublishers.noBody()));

        assertProblem(refused, 403);
        assertThat(refused.json().get("detail").stringValue()).endsWith(": " + scope);
      }
    }
  }

  @Test
  void a_task_is_cancelled_by_its_owner_or_an_operator_alone() {
    try (Database database = TestDatabases.h2()) {
      create(database, "anna", ApiKeyScope.SCORE);
      create(database, "bert", ApiKeyScope.SCORE);
      create(database, "otto", ApiKeyScope.OPERATE);
      try (RunningService service = service(database, Map.of())) {
        Client client = new Client(service.port());
        model.hold();
        String first = post(client, "anna", "/predict/async/").header("Location");
        model.awaitHeld();
        String second = post(client, "anna", "/predict/async/").header("Location");

        assertProblem(client.send(client.to(first).DELETE().build()), 401);
        assertProblem(send(client, "bert", client.to(first).DELETE()), 403);
        assertThat(send(client, "anna", client.to(first).DELETE()).status()).isEqualTo(200);
        assertThat(send(client, "otto", client.to(second).DELETE()).status()).isEqualTo(200);
        assertThat(client.get(first).body()).contains("cancelled");
        model.release();
      }
    }
  }

  @Test
  void each_key_has_its_own_pace_and_health_has_none() {
    try (Database database = TestDatabases.h2()) {
      create(database, "slow", OptionalInt.of(1), ApiKeyScope.READ);
      create(database, "free", OptionalInt.of(0), ApiKeyScope.READ);
      try (RunningService service = service(database, Map.of("rate-limit", "1"))) {
        Client client = new Client(service.port());

        Client.eventually(() -> get(client, "slow", MATCHES).status() == 429);

        Answer refused = get(client, "slow", MATCHES);
        for (int i = 0; i < 20 && refused.status() != 429; i++) {
          refused = get(client, "slow", MATCHES);
        }
        assertProblem(refused, 429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        for (int i = 0; i < 20; i++) {
          assertThat(get(client, "free", MATCHES).status()).isEqualTo(200);
          assertThat(get(client, "slow", "/livez").status()).isEqualTo(200);
          assertThat(client.get("/metrics").status()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void without_keys_everybody_shares_the_pace_of_the_service() {
    try (Database database = TestDatabases.h2();
        RunningService service = service(database, Map.of("rate-limit", "1"))) {
      Client client = new Client(service.port());

      Client.eventually(() -> client.get(MATCHES).status() == 429);

      assertThat(client.get("/healthcheck/").status()).isEqualTo(200);
    }
  }

  @Test
  void another_address_than_the_loopback_needs_a_key_of_either_kind() {
    try (Database database = TestDatabases.h2()) {
      assertThatThrownBy(() -> service(database, Map.of("host", "0.0.0.0")))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("matchday.serving.host: must be a loopback address unless");
    }
    try (Database database = TestDatabases.h2()) {
      create(database, "anna", ApiKeyScope.READ);
      try (RunningService service = service(database, Map.of("host", "0.0.0.0"))) {
        assertThat(get(new Client(service.port()), "anna", MATCHES).status()).isEqualTo(200);
      }
    }
    try (Database database = TestDatabases.h2();
        RunningService service =
            service(database, Map.of("host", "0.0.0.0", "api-keys", ApiKeyHash.of("k").hex()))) {
      assertThat(get(new Client(service.port()), "k", MATCHES).status()).isEqualTo(200);
    }
  }

  @Test
  void the_line_of_a_request_names_its_key_and_does_not_show_it() throws IOException {
    String name = "key-" + UUID.randomUUID();
    String secret = "secret-" + UUID.randomUUID();
    try (Database database = TestDatabases.h2();
        RunningService service = service(database, Map.of("access-log", "on"))) {
      ApiKeyHash hash = ApiKeyHash.of(secret);
      new JdbcApiKeys(database, Clock.systemUTC())
          .create(new ApiKey(name, hash, Set.of(ApiKeyScope.READ), OptionalInt.empty()));
      Client client = new Client(service.port());

      Client.eventually(() -> client.get(MATCHES).status() == 401);
      assertThat(get(client, secret, MATCHES).status()).isEqualTo(200);
    }

    assertThat(Files.readString(Path.of("target/test.log"), StandardCharsets.UTF_8))
        .containsPattern("GET /predict/matches/ 200 in [0-9.]+ ms by " + name)
        .doesNotContain(secret);
  }
}
