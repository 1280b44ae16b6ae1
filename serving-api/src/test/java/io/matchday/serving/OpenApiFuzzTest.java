package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the OpenAPI document, asked with generated parameters and bodies. What is as
 * the document says is not refused, what is answered has the shape the document says, and nothing
 * makes the service fail.
 */
class OpenApiFuzzTest {

  private static final int REQUESTS = 150;

  /** Nothing but the service itself, and its model, can make a good one. */
  private static final Set<String> OPAQUE = Set.of("cursor", "explain");

  private static JsonNode document;
  private static OpenApiShape shape;
  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    document = JsonMapper.shared().readTree(Files.readString(OpenApiDocument.COMMITTED));
    shape = new OpenApiShape(document);
    database = TestDatabases.h2();
    new ReadingHome(database);
    FakeModel model = new FakeModel("0123456789ab", "home_elo_pre", "sex");
    service =
        ServingApplication.start(
            ServingSettings.of(Map.of("port", "0")), database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
    Client.eventually(() -> client.get("/readyz").status() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  static List<String> operations() throws IOException {
    List<String> operations = new ArrayList<>();
    JsonMapper.shared()
        .readTree(Files.readString(OpenApiDocument.COMMITTED))
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> operations.add(method + " " + path.getKey())));
    return operations;
  }

  /**
   * A generated request.
   *
   * @param good whether all of it is as the document says
   */
  private record Generated(HttpRequest request, boolean good) {}

  @ParameterizedTest
  @MethodSource("operations")
  void nothing_makes_an_operation_fail_or_answer_in_another_form(String operation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String path = operation.substring(operation.indexOf(' ') + 1);
    JsonNode described = document.get("paths").get(path).get(method);
    FuzzValues values = new FuzzValues(operation.hashCode());
    int good = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Generated generated = generated(method, path, described, values);
      Answer answer = client.send(generated.request);
      String about = generated.request + " gave " + answer.status() + " " + answer.body();
      assertThat(answer.status()).as(about).isLessThan(500);
      if (answer.status() >= 400) {
        assertThat(answer.contentType()).as(about).startsWith("application/problem+json");
        assertThat(shape.differences(answer.json(), schema("Problem"), "")).as(about).isEmpty();
      } else if (answer.contentType().equals("application/json")) {
        JsonNode expected =
            described
                .get("responses")
                .get(Integer.toString(answer.status()))
                .at("/content/application~1json/schema");
        assertThat(shape.differences(answer.json(), expected, "")).as(about).isEmpty();
      }
      if (generated.good) {
        good++;
        assertThat(answer.status()).as(about).isNotIn(400, 405, 406, 415, 422);
      }
    }
    assertThat(good).as("good requests among those generated").isGreaterThan(20);
  }

  private static JsonNode schema(String name) {
    return document.get("components").get("schemas").get(name);
  }

  private static Generated generated(
      String method, String template, JsonNode described, FuzzValues values) {
    boolean mayBreak = values.below(3) > 0;
    boolean good = true;
    String path = template;
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : described.path("parameters")) {
      String name = parameter.get("name").stringValue();
      boolean inPath = parameter.get("in").stringValue().equals("path");
      if (!inPath && (values.below(3) > 0 || (!mayBreak && OPAQUE.contains(name)))) {
        continue;
      }
      boolean breaks = mayBreak && values.below(2) == 0;
      good &= !breaks && !OPAQUE.contains(name);
      String value = breaks ? values.broken() : values.good(parameter);
      if (inPath) {
        // Nothing at all would be the path of another operation.
        path = path.replace("{" + name + "}", FuzzValues.escaped(value.isEmpty() ? "-" : value));
      } else {
        query.append(query.isEmpty() ? "?" : "&").append(name).append('=');
        query.append(FuzzValues.escaped(value));
      }
    }
    HttpRequest.Builder request = client.to(path + query);
    JsonNode contents = described.at("/requestBody/content");
    if (contents.isMissingNode()) {
      request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody());
      return new Generated(request.build(), good);
    }
    List<String> types = List.copyOf(contents.propertyNames());
    String type = types.get(values.below(types.size()));
    String written = goodBody(type, contents.at("/application~1json/schema"));
    boolean breaksBody = mayBreak && values.below(3) > 0;
    String sent = breaksBody ? values.brokenBody(written) : written;
    request
        .header("Content-Type", type)
        .method(
            method.toUpperCase(Locale.ROOT),
            BodyPublishers.ofByteArray(sent.getBytes(StandardCharsets.ISO_8859_1)));
    return new Generated(request.build(), good && !breaksBody);
  }

  private static String goodBody(String type, JsonNode schema) {
    JsonNode known = shape.resolved(schema);
    if (!known.has("items")) {
      return FuzzValues.goodBody(known);
    }
    String row = FuzzValues.goodBody(shape.resolved(known.get("items")));
    return switch (type) {
      case "application/json" -> "[" + row + "," + row + "]";
      case "application/x-ndjson" -> row + "\n" + row + "\n";
      case "text/csv" -> "match_id,home_elo_pre\n1,1520\n2,\n";
      default -> throw new IllegalStateException(type);
    };
  }
}
