package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

  private static Database database;
  private static RunningService service;
  private static Client client;
  private static Scrape atStart;

  @BeforeAll
  static void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    FakeModel model = new FakeModel("0123456789ab", "pace");
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    ServingSettings settings = ServingSettings.of(Map.of("port", "0"));
    service = ServingApplication.start(settings, database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
    atStart = Scrape.of(client);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void the_lines_of_the_contract_stand_as_written() {
    Answer answer = client.get("/metrics");

    assertThat(answer.contentType()).startsWith("text/plain");
    assertThat(answer.body())
        .contains(
            """
            # HELP prediction_requests_total Total prediction requests
            # TYPE prediction_requests_total counter
            """);
    assertThat(answer.body().lines())
        .contains("# TYPE prediction_timeouts_total counter", "prediction_timeouts_total 0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prediction_requests_total{source=\"sync\"}",
        "prediction_requests_total{source=\"async\"}",
        "prediction_requests_total{source=\"batch\"}",
        "prediction_timeouts_total",
        "prediction_batch_rows_total{result=\"scored\"}",
        "prediction_batch_rows_total{result=\"refused\"}",
        "http_requests_total{method=\"POST\",path=\"/predict/batch/\",status=\"200\"}",
        "http_requests_total{method=\"POST\",path=\"/predict/\",status=\"200\"}",
        "http_requests_total{method=\"POST\",path=\"/predict/async/\",status=\"202\"}",
        "http_requests_total{method=\"GET\",path=\"/predict/{match_id}\",status=\"200\"}",
        "http_request_duration_seconds_count{method=\"GET\",path=\"/predict/{match_id}\"}",
        "http_request_duration_seconds_bucket{method=\"GET\",path=\"/livez\",le=\"0.001\"}",
        "prediction_duration_seconds_count",
        "prediction_duration_seconds_bucket{le=\"+Inf\"}",
        "inference_duration_seconds_count",
        "inference_duration_seconds_bucket{le=\"1.0E-5\"}",
        "evaluation_timestamp_seconds",
        "prediction_confidence_count{outcome=\"home_win\"}",
        "prediction_confidence_count{outcome=\"draw\"}",
        "prediction_confidence_bucket{outcome=\"away_win\",le=\"0.5\"}"
      })
  void every_series_exists_from_the_start_at_zero(String series) {
    assertThat(atStart.value(series)).isEqualTo(0.0);
  }

  @Test
  void the_model_that_answers_is_named() {
    Scrape scrape = Scrape.of(client);

    assertThat(
            scrape.value(
                "model_info{model_name=\"soccer_model\",stage=\"Production\",version=\"0123456789ab\"}"))
        .isEqualTo(1.0);
    assertThat(scrape.value("model_registered_at_seconds"))
        .isEqualTo((double) StoredData.REGISTERED.getEpochSecond());
  }

  @Test
  void a_prediction_moves_its_counters_and_histograms() {
    client.post("/predict/", "{\"match_id\": 1, \"features\": {\"pace\": 2}}");

    Scrape scrape = Scrape.of(client);
    assertThat(scrape.value("prediction_requests_total{source=\"sync\"}")).isEqualTo(1.0);
    assertThat(scrape.value("prediction_duration_seconds_count")).isEqualTo(1.0);
    assertThat(scrape.value("inference_duration_seconds_count")).isEqualTo(1.0);
    assertThat(scrape.value("prediction_confidence_sum{outcome=\"home_win\"}")).isEqualTo(0.5);
    assertThat(
            scrape.value("http_requests_total{method=\"POST\",path=\"/predict/\",status=\"200\"}"))
        .isEqualTo(1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "/predict/77123,/predict/{match_id},404",
    "/monitoring/task_status/77123,/monitoring/task_status/{task_id},404",
    "/77123,unknown,404",
    "/predict/77123/x,unknown,404",
    "/livez/,/livez,200"
  })
  void a_request_is_counted_by_its_template_and_no_id_becomes_a_label(
      String path, String template, int status) {
    double before = Scrape.of(client).valueOrZero(requests(template, status));

    client.get(path);

    Scrape scrape = Scrape.of(client);
    assertThat(scrape.value(requests(template, status))).isEqualTo(before + 1);
    assertThat(scrape.has("77123")).isFalse();
  }

  private static String requests(String template, int status) {
    return "http_requests_total{method=\"GET\",path=\"%s\",status=\"%d\"}"
        .formatted(template, status);
  }

  @Test
  void a_lookup_counts_as_batch() {
    String series = "prediction_requests_total{source=\"batch\"}";
    double before = Scrape.of(client).value(series);

    client.get("/predict/5");

    assertThat(Scrape.of(client).value(series)).isEqualTo(before + 1);
  }

  @Test
  void every_route_has_its_own_template() {
    assertThat(Arrays.stream(Route.values()).map(Route::template)).doesNotHaveDuplicates();
    for (Route route : Route.values()) {
      assertThat(Route.of(route.template())).contains(route);
    }
  }
}
