package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.prediction.Probabilities;
import io.matchday.storage.Database;
import io.matchday.storage.RunId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The list of predictions, against a running service on a real database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ReadingContract {

  private static final String HEADER =
      "match_id,match_date,league,sex,home_team,away_team,predicted_class,p_home,p_draw,p_away,"
          + "home_goals,away_goals,model_version,model_run_id,run,published_at";

  private Database database;
  private ReadingHome home;
  private RunningService service;
  private Client client;

  abstract Database openDatabase();

  @BeforeAll
  void start() {
    database = openDatabase();
    home = new ReadingHome(database);
    ServingSettings settings = ServingSettings.of(Map.of("port", "0"));
    service = ServingApplication.start(settings, database, alias -> home.model, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterAll
  void stop() {
    service.close();
    database.close();
  }

  private static List<Long> ids(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    List<Long> ids = new ArrayList<>();
    answer.json().forEach(row -> ids.add(row.get("match_id").longValue()));
    return ids;
  }

  private static String next(Answer answer) {
    String link = answer.header("Link");
    assertThat(link).matches("</predictions/?\\?.*cursor=.*>; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/predictions", "/predictions/"})
  void a_row_tells_its_match_its_probabilities_and_what_made_them(String path) {
    Answer answer = client.get(path + "?team=Arsenal");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "[{\"match_id\":3,\"match_date\":\"2026-04-24\",\"league\":\"League\",\"sex\":0,"
                + "\"home_team\":\"Arsenal\",\"away_team\":\"Chelsea\",\"predicted_class\":0,"
                + "\"probabilities\":{\"0\":0.5,\"1\":0.25,\"2\":0.25},"
                + "\"home_goals\":2,\"away_goals\":1,"
                + "\"model_version\":\"Production\",\"model_run_id\":\"0123456789ab\","
                + "\"run\":"
                + home.newest
                + ",\"published_at\":\"2026-04-21T02:00:00Z\"}]");
    assertThat(answer.header("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|2 3 1 4 5",
        "from=2026-04-25|1 4 5",
        "to=2026-04-24|2 3",
        "from=2026-04-24&to=2026-04-25|3 1 4",
        "league=League|2 3 1 5",
        "league=Division+1|4",
        "league=league|",
        "team=Lyon|4",
        "team=Nobody|",
        "sex=1|4",
        "sex=0&played=true|2 3",
        "played=false|1 4 5",
        "model=0123456789ab|2 3 1 4 5",
        "model=ba9876543210|1 5",
        "limit=2|2 3"
      })
  void what_is_asked_for_is_told_by_date_then_match(String query, String expected) {
    List<Long> wanted =
        expected == null
            ? List.of()
            : List.of(expected.split(" ", -1)).stream().map(Long::valueOf).toList();

    assertThat(ids(client.get("/predictions?" + (query == null ? "" : query)))).isEqualTo(wanted);
  }

  @Test
  void a_run_is_chosen_by_its_number() {
    assertThat(ids(client.get("/predictions?run=" + home.older))).containsExactly(3L);
    assertThat(ids(client.get("/predictions?run=" + home.challenging))).containsExactly(1L, 5L);
    assertProblem(client.get("/predictions?run=" + home.unpublished), 404);
    assertProblem(client.get("/predictions?run=77777"), 404);
    assertProblem(client.get("/predictions?model=aaaaaaaaaaaa"), 404);
    assertProblem(client.get("/predictions?model=ba9876543210&run=" + home.newest), 404);
  }

  @Test
  void a_walk_stays_with_its_run_when_another_is_published() {
    Answer first = client.get("/predictions?limit=2&played=false&format=json");
    assertThat(ids(first)).containsExactly(1L, 4L);
    RunId published = home.publishAnother("2026-04-22T02:00:00Z");
    try {
      Answer second = client.get(next(first));

      assertThat(ids(second)).containsExactly(5L);
      assertThat(second.json().get(0).get("run").longValue()).isEqualTo(home.newest.value());
      assertThat(second.header("Link")).isEmpty();
      assertThat(ids(client.get("/predictions?run=" + published))).containsExactly(2L);
      assertThat(ids(client.get("/predictions"))).containsExactly(2L);
    } finally {
      home.unpublish(published);
    }
  }

  @Test
  void a_walk_is_refused_when_its_run_is_gone_or_another_is_asked_for() {
    RunId published = home.publishAnother("2026-04-22T02:00:00Z", 3L, 4L);
    String next = next(client.get("/predictions?limit=1"));
    assertProblem(client.get(next + "&run=" + home.newest), 422);
    home.unpublish(published);

    Answer answer = client.get(next);

    assertProblem(answer, 422);
    assertThat(answer.json().get("errors").get(0).get("pointer").stringValue()).isEqualTo("cursor");
  }

  @Test
  void everything_wrong_with_a_request_is_told_at_once() {
    Answer answer =
        client.get(
            "/predictions?from=2026-02-30&to=x&league=&sex=2&run=0&model=Production&played=yes"
                + "&limit=1001&cursor=xyz&format=xml&frm=1&team=a&team=b");

    assertProblem(answer, 422);
    List<String> errors = new ArrayList<>();
    answer
        .json()
        .get("errors")
        .forEach(
            e -> errors.add(e.get("pointer").stringValue() + ": " + e.get("detail").stringValue()));
    assertThat(errors)
        .containsExactlyInAnyOrder(
            "from: expected a day, such as 2026-08-15",
            "to: expected a day, such as 2026-08-15",
            "league: expected 1 to 200 characters of text",
            "sex: expected 0 (men) or 1 (women)",
            "run: expected a run number, 1 to 2147483647",
            "model: expected a model run id, 12 lower-case hex digits",
            "played: expected true or false",
            "limit: expected a whole number from 1 to 1000",
            "cursor: expected a cursor from the link to a next page",
            "format: expected json, csv, ndjson",
            "frm: unknown parameter; did you mean from?",
            "team: is given more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2026-04-25&to=2026-04-24",
        "from=0000-01-01",
        "from=%2B10000-01-01",
        "limit=0",
        "limit=-1",
        "limit=1e2",
        "run=2147483648",
        "league=%00",
        "cursor=cHJlZGljdGlvbnMuMS4yLjM=",
        "cursor=cHJlZGljdGlvbnMuMC4yLjM"
      })
  void a_bad_value_is_refused(String query) {
    assertProblem(client.get("/predictions?" + query), 422);
  }

  @Test
  void an_address_that_cannot_be_read_is_a_bad_request() {
    String answer = client.raw("GET /predictions?team=%zz HTTP/1.1|Host: x|Connection: close||");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv||text/csv;charset=UTF-8",
        "application/x-ndjson||application/x-ndjson",
        "application/json||application/json",
        "*/*||application/json",
        "text/*||text/csv;charset=UTF-8",
        "text/csv;q=0.4, application/x-ndjson;q=0.6||application/x-ndjson",
        "text/html,application/xhtml+xml|csv|text/csv;charset=UTF-8",
        "text/csv|json|application/json",
        "application/json|ndjson|application/x-ndjson"
      })
  void a_format_is_chosen_by_name_or_else_by_what_is_accepted(
      String accept, String format, String expected) {
    String path = "/predictions?limit=1" + (format == null ? "" : "&format=" + format);

    Answer answer = client.send(client.to(path).header("Accept", accept).build());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(expected);
    assertThat(answer.headers().allValues("Vary")).anyMatch(value -> value.contains("Accept"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json;q=0", "nonsense", "application/xml"})
  void a_format_that_is_not_spoken_is_not_acceptable(String accept) {
    assertProblem(client.send(client.to("/predictions").header("Accept", accept).build()), 406);
  }

  @Test
  void lines_of_csv_and_of_json_hold_the_same_rows_and_no_cell_is_a_formula() {
    String[] csv = client.get("/predictions?format=csv").body().split("\r\n", -1);
    String[] json = client.get("/predictions?format=ndjson").body().split("\n", -1);

    assertThat(csv).hasSize(7);
    assertThat(csv[0]).isEqualTo(HEADER);
    assertThat(csv[1])
        .isEqualTo(
            "2,2026-04-23,League,0,Chelsea,'=SUM(A1),2,0.125,0.25,0.625,0,0,Production,"
                + "0123456789ab,"
                + home.newest
                + ",2026-04-21T02:00:00Z");
    assertThat(csv[4])
        .isEqualTo(
            "4,2026-04-25,Division 1,1,Lyon,\"Paris, \"\"FC\"\"\",0,0.5,0.25,0.25,,,Production,"
                + "0123456789ab,"
                + home.newest
                + ",2026-04-21T02:00:00Z");
    assertThat(csv[6]).isEmpty();
    assertThat(json).hasSize(6);
    assertThat("[" + String.join(",", List.of(json).subList(0, 5)) + "]")
        .isEqualTo(client.get("/predictions").body());
    assertThat(json[5]).isEmpty();
  }

  private String tag(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).matches("W/\"[0-9a-f]{24}\"");
    return answer.header("ETag");
  }

  @Test
  void a_tag_changes_with_the_query_and_exactly_when_a_run_is_published() {
    String path = "/predictions?team=Arsenal&limit=5";
    String tag = tag(path);
    assertThat(tag("/predictions?limit=5&team=Arsenal")).isEqualTo(tag);
    assertThat(tag("/predictions?team=Chelsea&limit=5")).isNotEqualTo(tag);
    assertThat(tag(path + "&format=csv")).isNotEqualTo(tag);
    home.result(3, 4, 4);
    assertThat(tag(path)).isEqualTo(tag);
    home.result(3, 2, 1);

    Answer same =
        client.send(client.to(path).header("If-None-Match", "\"x\", " + tag.substring(2)).build());
    RunId published = home.publishAnother("2026-04-22T02:00:00Z");
    Answer changed = client.send(client.to(path).header("If-None-Match", tag).build());
    home.unpublish(published);

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.header("ETag")).isEqualTo(tag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void long_answers_are_compressed_for_those_who_accept_it_and_keep_their_tag()
      throws IOException, InterruptedException {
    RunId published = home.publishAnother("2026-04-22T02:00:00Z", home.many());
    HttpRequest request =
        client.to("/predictions?run=" + published).header("Accept-Encoding", "gzip").build();

    HttpResponse<byte[]> packed =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    Answer plain = client.get("/predictions?run=" + published);
    home.unpublish(published);

    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("ETag")).contains(plain.header("ETag"));
    assertThat(String.join(",", packed.headers().allValues("Vary")))
        .containsIgnoringCase("accept-encoding")
        .containsIgnoringCase("accept,");
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }
    assertThat(plain.header("Content-Encoding")).isEmpty();
  }

  @Test
  void a_walk_by_links_meets_every_row_once() {
    List<Long> met = new ArrayList<>();
    Answer page = client.get("/predictions?limit=1&format=json");
    met.addAll(ids(page));
    while (!page.header("Link").isEmpty()) {
      page = client.get(next(page));
      met.addAll(ids(page));
    }

    assertThat(met).containsExactly(2L, 3L, 1L, 4L, 5L);
  }

  @Test
  void the_run_made_by_a_challenger_is_read_as_such() {
    JsonNode row = client.get("/predictions?model=ba9876543210").json().get(0);

    assertThat(row.get("model_version").stringValue()).isEqualTo("Challenger");
    assertThat(row.get("probabilities").get("1").doubleValue())
        .isEqualTo(new Probabilities(0.25, 0.5, 0.25).draw());
  }
}
