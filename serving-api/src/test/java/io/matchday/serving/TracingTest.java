package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans as a collector receives them, by its own protocol. */
class TracingTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String BODY = "{\"match_id\": 1, \"features\": {\"pace\": 2}}";

  private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();
  private HttpServer collector;
  private Database database;

  @BeforeEach
  void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext("/base/v1/traces", this::receive);
    collector.start();
    database = TestDatabases.h2();
  }

  private void receive(HttpExchange exchange) {
    try (exchange) {
      received.addAll(
          ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList());
      exchange.sendResponseHeaders(200, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    database.close();
    collector.stop(0);
  }

  private RunningService serve(Map<String, String> settings) {
    FakeModel model = new FakeModel("0123456789ab", "pace");
    StoredData data = new StoredData(database);
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    return ServingApplication.start(
        ServingSettings.of(settings), database, alias -> model, Clock.systemUTC());
  }

  private Map<String, String> collected() {
    return Map.of(
        "port", "0",
        "worker-id", "test-worker",
        "tracing-endpoint", "http://127.0.0.1:" + collector.getAddress().getPort() + "/base/");
  }

  private List<Span> spans() {
    return received.stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  private Span span(String name) {
    return spans().stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static String attribute(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(KeyValue::getValue)
        .map(value -> value.hasIntValue() ? "" + value.getIntValue() : value.getStringValue())
        .findFirst()
        .orElse("");
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  @Test
  void a_prediction_is_a_span_of_the_caller_s_trace_with_the_scoring_inside() {
    try (RunningService service = serve(collected())) {
      Client client = new Client(service.port());
      client.send(
          client
              .to("/predict/")
              .header("Content-Type", "application/json")
              .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
              .POST(BodyPublishers.ofString(BODY))
              .build());
    }

    Span request = span("POST /predict/");
    assertThat(hex(request.getTraceId())).isEqualTo(TRACE);
    assertThat(hex(request.getParentSpanId())).isEqualTo(CALLER);
    assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(attribute(request.getAttributesList(), "http.request.method")).isEqualTo("POST");
    assertThat(attribute(request.getAttributesList(), "http.route")).isEqualTo("/predict/");
    assertThat(attribute(request.getAttributesList(), "http.response.status_code"))
        .isEqualTo("200");
    Span scoring = span("score");
    assertThat(scoring.getTraceId()).isEqualTo(request.getTraceId());
    assertThat(scoring.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(scoring.getStartTimeUnixNano())
        .isBetween(request.getStartTimeUnixNano(), request.getEndTimeUnixNano());
    List<KeyValue> resource = received.get(0).getResource().getAttributesList();
    assertThat(attribute(resource, "service.name")).isEqualTo("matchday");
    assertThat(attribute(resource, "service.instance.id")).isEqualTo("test-worker");
  }

  @Test
  void a_lookup_names_its_route_and_no_match_and_shows_the_database() {
    try (RunningService service = serve(collected())) {
      new Client(service.port()).get("/predict/77123");
    }

    Span request = span("GET /predict/{match_id}");
    assertThat(request.getParentSpanId().isEmpty()).isTrue();
    assertThat(attribute(request.getAttributesList(), "http.response.status_code"))
        .isEqualTo("404");
    assertThat(request.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
    assertThat(span("database").getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(received.toString()).doesNotContain("77123");
  }

  @Test
  void a_request_the_service_could_not_answer_is_an_error() {
    try (RunningService service = serve(collected())) {
      new StoredData(database).removeAlias("Production");
      Client client = new Client(service.port());
      Client.eventually(() -> client.get("/readyz").status() == 503);
    }

    assertThat(spans())
        .anyMatch(
            span ->
                span.getName().equals("GET /readyz")
                    && span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR);
  }

  @Test
  void what_our_own_threads_do_is_no_trace() {
    try (RunningService service = serve(collected())) {
      new Client(service.port()).get("/livez");
    }

    assertThat(spans()).extracting(Span::getName).containsExactly("GET /livez");
  }

  @Test
  void a_collector_that_is_not_there_costs_no_answer() {
    collector.stop(0);

    try (RunningService service = serve(collected())) {
      assertThat(new Client(service.port()).post("/predict/", BODY).status()).isEqualTo(200);
    }
  }

  @Test
  void a_log_line_names_its_trace() throws IOException {
    Map<String, String> settings = new HashMap<>(collected());
    settings.put("access-log", "on");
    try (RunningService service = serve(settings)) {
      new Client(service.port()).get("/livez");
    }

    String trace = hex(spans().get(0).getTraceId());
    assertThat(Files.readString(Path.of("target/test.log"), StandardCharsets.UTF_8))
        .contains("trace_id=" + trace);
  }
}
