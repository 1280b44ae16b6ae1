package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matchday.feature.FeatureVector;
import io.matchday.match.Outcome;
import io.matchday.prediction.Probabilities;
import io.matchday.scoring.LoadedModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every client may rely on, against a running service on a real database. */
abstract class ServiceContract extends ServiceOnADatabase {

  @ParameterizedTest
  @ValueSource(strings = {"/predict/", "/predict"})
  void a_sync_prediction_names_the_model_that_made_it(String path) {
    Answer answer = client.post(path, BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.json().propertyNames()).containsExactly("match_id", "prediction");
    assertThat(answer.json().get("match_id").longValue()).isEqualTo(99);
    assertPrediction(answer.json().get("prediction"), production, "Production");
  }

  private static void assertPrediction(JsonNode prediction, LoadedModel model, String alias) {
    float nan = Float.NaN;
    Probabilities expected = model.score(FeatureVector.of(0.3f, nan, 1520f, nan, 0f));
    assertThat(prediction.propertyNames())
        .containsExactly("predicted_class", "probabilities", "model_version", "model_run_id");
    JsonNode probabilities = prediction.get("probabilities");
    assertThat(probabilities.propertyNames()).containsExactly("0", "1", "2");
    assertThat(probabilities.get("0").doubleValue()).isEqualTo(expected.home());
    assertThat(probabilities.get("1").doubleValue()).isEqualTo(expected.draw());
    assertThat(probabilities.get("2").doubleValue()).isEqualTo(expected.away());
    assertThat(prediction.get("predicted_class").intValue())
        .isEqualTo(List.of(Outcome.HOME, Outcome.DRAW, Outcome.AWAY).indexOf(expected.predicted()));
    assertThat(prediction.get("model_version").stringValue()).isEqualTo(alias);
    assertThat(prediction.get("model_run_id").stringValue()).isEqualTo(model.runId().value());
  }

  /** A query parameter that means nothing takes a request past the fast path. */
  @ParameterizedTest
  @ValueSource(
      strings = {BODY, "{\"match_id\": 1}", "[]", "{", "", "{\"match_id\": 1, \"features\": {}}"})
  void a_body_is_answered_the_same_on_the_fast_path_and_on_the_other(String body) {
    assertSame(client.post("/predict/", body), client.post("/predict/?nothing", body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"42", "41", "99", "0", "000042", "999999999", "1234567890", "x", "4x2", "-1"})
  void a_lookup_is_answered_the_same_on_the_fast_path_and_on_the_other(String id) {
    assertSame(client.get("/predict/" + id), client.get("/predict/" + id + "?nothing"));
  }

  @Test
  void the_upcoming_matches_are_the_same_on_the_fast_path_and_on_the_other() {
    assertSame(client.get("/predict/matches/"), client.get("/predict/matches/?nothing"));
  }

  private static void assertSame(Answer fast, Answer other) {
    assertThat(fast.status()).isEqualTo(other.status());
    assertThat(fast.contentType()).isEqualTo(other.contentType());
    assertThat(fast.header("Last-Modified")).isEqualTo(other.header("Last-Modified"));
    assertThat(fast.body()).isEqualTo(other.body());
  }

  @Test
  void the_upcoming_matches_are_zipped_for_those_who_can_unzip() throws IOException {
    HttpRequest request =
        client.to("/predict/matches/").header("Accept-Encoding", "gzip, deflate").build();

    HttpResponse<byte[]> answer = client.sendForBytes(request);

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(unzipped, StandardCharsets.UTF_8))
        .isEqualTo(client.get("/predict/matches/").body());
  }

  @Test
  void a_stage_that_no_alias_can_have_is_not_found() {
    assertProblem(client.get("/predict/42?stage=%00"), 404);
    assertProblem(client.post("/predict/?stage=%00", BODY), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"challenger", "CHALLENGER", "Challenger"})
  void a_stage_is_chosen_without_case_and_answered_by_its_spelling(String stage) {
    Answer answer = client.post("/predict/?stage=" + stage, BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertPrediction(answer.json().get("prediction"), challenger, "Challenger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict/?stage=nobody", "/predict/async/?stage=nobody"})
  void an_unknown_stage_is_not_found(String path) {
    Answer answer = client.post(path, BODY);

    assertProblem(answer, 404);
    assertThat(answer.body()).doesNotContain("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict/", "/predict/async/"})
  void everything_wrong_with_a_body_is_told_at_once(String path) {
    Answer answer =
        client.post(
            path,
            """
            {"match_id": "99", "features": {"diff_wim_5_mean": 0.3, "home_elo_pre": "1520",
             "away_elo_pre": 1e39, "sex": NaN}}
            """);

    assertProblem(answer, 422);
    assertThat(answer.json().get("errors").toString())
        .isEqualTo(
            """
            [{"pointer":"/match_id","detail":"expected an integer, found a string"},\
            {"pointer":"/features/diff_wim_5_mean",\
            "detail":"unknown feature; did you mean diff_win_5_mean?"},\
            {"pointer":"/features/home_elo_pre",\
            "detail":"expected a finite number or null, found a string"},\
            {"pointer":"/features/away_elo_pre","detail":"is too large for a 32-bit float"},\
            {"pointer":"/features/sex",\
            "detail":"expected a finite number or null, found NaN or an infinity"}]""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict/42", "/predict/42/"})
  void a_lookup_gives_the_newest_published_prediction(String path) {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"match_id\":42,\"prediction\":{\"predicted_class\":0,"
                + "\"probabilities\":{\"0\":0.58,\"1\":0.27,\"2\":0.15},"
                + "\"model_version\":\"Production\",\"model_run_id\":\""
                + production.runId()
                + "\"}}");
    assertThat(answer.header("Last-Modified")).isEqualTo("Tue, 21 Apr 2026 02:00:00 GMT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict/42", "/predict/42?nothing"})
  void a_lookup_is_answered_whatever_the_client_had_before(String path) {
    HttpRequest request =
        client.to(path).header("If-Modified-Since", "Wed, 22 Apr 2026 02:00:00 GMT").build();

    assertThat(client.send(request).body()).isEqualTo(client.get("/predict/42").body());
  }

  @Test
  void a_lookup_reaches_the_newest_run_that_holds_the_match() {
    Answer answer = client.get("/predict/41");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/prediction/predicted_class").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"45", "0", "-7", "4294967296", "99999999999999999999"})
  void a_match_that_no_published_run_holds_is_not_found(String id) {
    assertProblem(client.get("/predict/" + id), 404);
  }

  @Test
  void a_match_id_that_is_no_integer_is_invalid() {
    Answer answer = client.get("/predict/arsenal");

    assertProblem(answer, 422);
    assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/match_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predict/matches/", "/predict/matches"})
  void upcoming_matches_come_by_date_then_id_without_played_ones(String path) {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            [{"match_id":43,"home_team":"Arsenal","away_team":"Øvre Å","match_date":"2026-04-25"},\
            {"match_id":42,"home_team":"Arsenal","away_team":"Chelsea","match_date":"2026-04-26"}]\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "/predict/model/info,Production",
    "/predict/model/info/,Production",
    "/predict/model/info?stage=challenger,Challenger"
  })
  void model_info_names_the_model_that_answers(String path, String alias) {
    LoadedModel model = alias.equals("Production") ? production : challenger;

    Answer answer = client.get(path);

    assertThat(answer.body())
        .isEqualTo(
            "{\"model_name\":\"soccer_model\",\"model_version\":\"%s\",\"model_run_id\":\"%s\",\"loaded\":true}"
                .formatted(alias, model.runId()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void a_task_is_taken_in_and_answered_later(String slash) {
    Answer submitted = client.post("/predict/async" + slash, BODY);

    assertThat(submitted.status()).isEqualTo(202);
    String id = submitted.json().get("task_id").stringValue();
    String url = "/monitoring/task_status/" + id;
    assertThat(submitted.json().get("status").stringValue()).isEqualTo("submitted");
    assertThat(submitted.json().get("status_url").stringValue()).isEqualTo(url);
    assertThat(submitted.json().propertyNames()).containsExactly("task_id", "status", "status_url");
    assertThat(submitted.header("Location")).isEqualTo(url);
    Client.eventually(() -> !client.get(url).body().contains("pending"));
    JsonNode done = client.get(url + slash).json();
    assertThat(done.propertyNames()).containsExactly("task_id", "status", "result");
    assertThat(done.get("status").stringValue()).isEqualTo("success");
    assertPrediction(done.get("result"), production, "Production");
  }

  @Test
  void a_task_is_scored_by_the_stage_asked_for() {
    Answer submitted = client.post("/predict/async/?stage=CHALLENGER", BODY);
    String url = submitted.header("Location");

    Client.eventually(() -> !client.get(url).body().contains("pending"));

    assertPrediction(client.get(url).json().get("result"), challenger, "Challenger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc-123-def-456", "a-name-far-longer-than-any-task-could-ever-have"})
  void an_unknown_task_is_not_found(String id) {
    assertProblem(client.get("/monitoring/task_status/" + id), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthcheck/", "/healthcheck"})
  void health_tells_of_the_process(String path) {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode health = answer.json();
    assertThat(health.propertyNames())
        .containsExactly("status", "version", "worker_id", "memory_usage_mb", "database");
    assertThat(health.get("status").stringValue()).isEqualTo("ok");
    assertThat(health.get("version").stringValue()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(health.get("worker_id").stringValue()).isEqualTo("test-worker");
    assertThat(health.get("memory_usage_mb").doubleValue()).isBetween(10.0, 4000.0);
    assertThat(health.get("database").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/livez,alive", "/livez/,alive", "/readyz,ready", "/readyz/,ready"})
  void a_service_with_all_it_needs_is_alive_and_ready(String path, String status) {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("status").stringValue()).isEqualTo(status);
  }

  @Test
  void counters_move_with_the_requests_they_count() {
    double before = Scrape.of(client).value("prediction_requests_total{source=\"sync\"}");

    client.post("/predict/", BODY);
    client.post("/predict/", BODY);

    double after = Scrape.of(client).value("prediction_requests_total{source=\"sync\"}");
    assertThat(after - before).isCloseTo(2, within(0.0));
  }

  @Test
  void a_head_request_is_answered_like_a_get_without_its_body() {
    Answer answer =
        client.send(client.to("/livez").method("HEAD", BodyPublishers.noBody()).build());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.json().get("title").stringValue()).isNotEmpty();
    assertThat(answer.json().get("detail").stringValue()).isNotEmpty();
  }
}
