package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Many rows in one request: every form in and out, and rows that are wrong beside good ones. */
class BatchRequestsTest {

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final int MOST_ROWS = 1_200;
  private static final int MOST_BYTES = 2_048;
  private static final String GOOD =
      "{\"match_id\":%d,\"prediction\":{\"predicted_class\":0,"
          + "\"probabilities\":{\"0\":0.5,\"1\":0.3,\"2\":0.2},"
          + "\"model_version\":\"Production\",\"model_run_id\":\"0123456789ab\"}}";
  private static final String HEADER =
      "row,match_id,predicted_class,p_home,p_draw,p_away,model_version,model_run_id,error";

  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    FakeModel model = new FakeModel("0123456789ab", "pace", "diff_win_5_mean");
    data.register(model.runId(), "there");
    data.promote("Production", model.runId());
    Map<String, String> settings =
        Map.of(
            "port", "0",
            "batch-max-rows", Integer.toString(MOST_ROWS),
            "max-body-bytes", Integer.toString(MOST_BYTES));
    service =
        ServingApplication.start(
            ServingSettings.of(settings), database, alias -> model, Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  private static Answer post(String type, String accept, String rows) {
    return client.send(
        client
            .to("/predict/batch/")
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(rows))
            .build());
  }

  private static String row(long matchId) {
    return "{\"match_id\": " + matchId + ", \"features\": {\"pace\": 1.5}}";
  }

  private static String good(long matchId) {
    return GOOD.formatted(matchId);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,*/*,application/json",
    "application/json,text/csv,text/csv;charset=utf-8",
    "application/json;charset=utf-8,application/x-ndjson,application/x-ndjson",
    "application/x-ndjson,*/*,application/x-ndjson",
    "application/x-ndjson,application/*,application/x-ndjson",
    "application/x-ndjson,'application/json, */*;q=0.1',application/json",
    "text/csv,*/*,text/csv;charset=utf-8",
    "text/csv,'text/csv;q=0.2, application/json;q=0.9',application/json",
    "text/csv,application/x-ndjson,application/x-ndjson",
  })
  void every_form_in_is_answered_in_every_form_out(String sent, String accept, String answered) {
    String rows =
        switch (sent.split(";", 2)[0]) {
          case JSON -> "[" + row(1) + ", " + row(-2) + "]";
          case NDJSON -> row(1) + "\n" + row(-2);
          default -> "match_id,pace\n1,1.5\n-2,1.5\n";
        };

    Answer answer = post(sent, accept, rows);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualToIgnoringCase(answered);
    assertThat(answer.body())
        .isEqualTo(
            switch (answered.split(";", 2)[0]) {
              case JSON -> "[" + good(1) + "," + good(-2) + "]";
              case NDJSON -> good(1) + "\n" + good(-2) + "\n";
              default ->
                  String.join(
                      "\r\n",
                      HEADER,
                      "1,1,0,0.5,0.3,0.2,Production,0123456789ab,",
                      "2,-2,0,0.5,0.3,0.2,Production,0123456789ab,",
                      "");
            });
  }

  @Test
  void a_row_that_is_wrong_is_refused_in_its_place_and_the_others_scored() {
    String rows =
        String.join(
            "\n",
            row(1),
            "",
            "{\"match_id\": 2, \"features\": {\"pacce\": 1, \"diff_win_5_mean\": \"x\"}}",
            "{\"match_id\": 3, ",
            "[]",
            "{\"features\": {}}",
            "{\"match_id\": \"=1+1\", \"features\": {}}",
            "{\"match_id\": 7, \"features\": {\"pace\": 1e99}, \"more\": \""
                + "x".repeat(3_000)
                + "\"}",
            row(8));

    List<String> answers = post(NDJSON, NDJSON, rows).body().lines().toList();

    assertThat(answers)
        .containsExactly(
            good(1),
            "{\"match_id\":2,\"row\":2,\"errors\":[{\"pointer\":\"/features/pacce\","
                + "\"detail\":\"unknown feature; did you mean pace?\"},"
                + "{\"pointer\":\"/features/diff_win_5_mean\","
                + "\"detail\":\"expected a finite number or null, found a string\"}]}",
            "{\"match_id\":3,\"row\":3,\"errors\":[{\"pointer\":\"\","
                + "\"detail\":\"the row is not JSON: line 1, column 17\"}]}",
            "{\"match_id\":null,\"row\":4,\"errors\":[{\"pointer\":\"\","
                + "\"detail\":\"expected an object with match_id and features\"}]}",
            "{\"match_id\":null,\"row\":5,\"errors\":[{\"pointer\":\"/match_id\","
                + "\"detail\":\"is required: an integer\"}]}",
            "{\"match_id\":null,\"row\":6,\"errors\":[{\"pointer\":\"/match_id\","
                + "\"detail\":\"expected an integer, found a string\"}]}",
            "{\"match_id\":null,\"row\":7,\"errors\":[{\"pointer\":\"\","
                + "\"detail\":\"the row is larger than 2048 bytes\"}]}",
            good(8));
  }

  @Test
  void cells_that_are_wrong_are_told_beside_good_rows() {
    String rows =
        """
        pace , match_id
        1.5,1
        ,2
         abc,3
        0x1p3,x
        NaN,5
        1e39,6
        "1.5","7"

        1
        1,2,3
        =1+1,99999999999999999999
        """;

    List<String> lines = post(CSV, CSV, "\uFEFF" + rows).body().lines().toList();

    assertThat(lines)
        .containsExactly(
            HEADER,
            "1,1,0,0.5,0.3,0.2,Production,0123456789ab,",
            "2,2,0,0.5,0.3,0.2,Production,0123456789ab,",
            "3,3,,,,,,,/features/pace: expected a finite number or nothing",
            "4,,,,,,,,/features/pace: expected a finite number or nothing;"
                + " /match_id: expected an integer",
            "5,5,,,,,,,/features/pace: expected a finite number or nothing",
            "6,6,,,,,,,/features/pace: is too large for a 32-bit float",
            "7,7,0,0.5,0.3,0.2,Production,0123456789ab,",
            "8,,,,,,,,\"the row has 1 cells, the header 2\"",
            "9,2,,,,,,,\"the row has 3 cells, the header 2\"",
            "10,,,,,,,,/features/pace: expected a finite number or nothing;"
                + " /match_id: does not fit a 64-bit integer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\ta", "\ra"})
  void a_text_cannot_start_a_formula(String text) {
    assertThat(CsvCell.of(text)).isEqualTo("'" + text);
    assertThat(CsvCell.of("a" + text)).isEqualTo("a" + text);
  }

  @Test
  void a_header_that_is_wrong_is_refused_as_a_whole() {
    Answer answer = post(CSV, CSV, "match,pace,pacce,pace\n1,2,3,4\n");

    assertProblem(answer, 422);
    assertThat(answer.json().get("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/match\",\"detail\":\"unknown column\"},"
                + "{\"pointer\":\"/pacce\",\"detail\":\"unknown column; did you mean pace?\"},"
                + "{\"pointer\":\"/pace\",\"detail\":\"the column is there twice\"},"
                + "{\"pointer\":\"/match_id\",\"detail\":\"the column is required\"}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[%s", "[%s,", "[%s %s]", "[%s,{\"match_id\": 2", "[%s,]", "[%s}", "[%s]x"})
  void an_array_that_breaks_off_answers_the_rows_before_and_says_so(String body) {
    Answer answer = post(JSON, JSON, body.replace("%s", row(1)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(2);
    assertThat(answer.json().get(0).toString()).isEqualTo(good(1));
    assertThat(answer.json().get(1).get("match_id").isNull()).isTrue();
    assertThat(answer.json().get(1).get("row").intValue()).isEqualTo(2);
    assertThat(answer.json().at("/1/errors/0/detail").stringValue())
        .endsWith("; nothing after this was read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"match_id,pace\n1,1.5\n2,\"%s", "match_id,pace\n1,1.5\n\"2\"x,3\n4,4\n"})
  void a_table_that_breaks_off_answers_the_rows_before_and_says_so(String body) {
    Answer answer = post(CSV, JSON, body.replace("%s", "9".repeat(10_000)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isEqualTo(2);
    assertThat(answer.json().get(0).toString()).isEqualTo(good(1));
    assertThat(answer.json().at("/1/errors/0/detail").stringValue())
        .isEqualTo("the row is not CSV, or too large; nothing after this was read");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,[],[]",
    "application/json,' [ ] ',[]",
    "application/x-ndjson,'',''"
  })
  void no_rows_are_no_answers(String type, String body, String expected) {
    Answer answer = post(type, type, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,'',400", "application/json,'{}',400", "text/csv,'',400",
    "text/plain,x,415", "nonsense,x,415", "application/json,'[]',406"
  })
  void what_is_no_batch_is_a_problem(String type, String body, int status) {
    assertProblem(post(type, status == 406 ? "image/png" : "*/*", body), status);
  }

  @Test
  void too_many_rows_are_refused_as_a_whole() {
    String most = rows(MOST_ROWS);

    assertThat(post(NDJSON, NDJSON, most).body().lines().count()).isEqualTo(MOST_ROWS);
    Answer refused = post(NDJSON, NDJSON, most + row(0));
    assertProblem(refused, 413);
    assertThat(refused.json().get("detail").stringValue())
        .isEqualTo("there are more than 1200 rows; send them in several requests");
  }

  private static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> row(i) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void of_many_errors_in_a_row_the_first_are_told_and_the_others_counted() {
    String wrong =
        IntStream.range(0, 40).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(","));
    String cells = "match_id,pace,diff_win_5_mean\nx,y,z\n";

    Answer answer = post(NDJSON, NDJSON, "{\"match_id\":1,\"features\":{" + wrong + "}}");

    assertThat(answer.json().get("errors").size()).isEqualTo(11);
    assertThat(answer.json().at("/errors/10/detail").stringValue())
        .isEqualTo("and 30 more problems");
    assertThat(post(CSV, JSON, cells).json().at("/0/errors").size()).isEqualTo(3);
  }

  @Test
  void answers_come_in_the_order_of_the_rows_across_blocks() {
    List<String> sent = new ArrayList<>();
    for (int i = 1; i <= 1_100; i++) {
      sent.add(i % 7 == 0 ? "{\"match_id\":" + i + "}" : row(i));
    }

    JsonNode answers = post(JSON, JSON, "[" + String.join(",", sent) + "]").json();

    assertThat(answers.size()).isEqualTo(1_100);
    for (int i = 1; i <= 1_100; i++) {
      assertThat(answers.get(i - 1).get("match_id").intValue()).isEqualTo(i);
      assertThat(answers.get(i - 1).has("errors")).isEqualTo(i % 7 == 0);
    }
  }

  @Test
  void rows_are_counted_by_what_became_of_them() {
    Scrape before = Scrape.of(client);

    post(NDJSON, NDJSON, row(1) + "\n" + row(2) + "\n{}\n");

    Scrape after = Scrape.of(client);
    for (String series :
        List.of(
            "prediction_batch_rows_total{result=\"scored\"}",
            "prediction_requests_total{source=\"sync\"}",
            "inference_duration_seconds_count")) {
      assertThat(after.value(series) - before.value(series)).as(series).isEqualTo(2.0);
    }
    String refused = "prediction_batch_rows_total{result=\"refused\"}";
    assertThat(after.value(refused) - before.value(refused)).isEqualTo(1.0);
  }

  @Test
  void an_unknown_stage_is_not_found() {
    Answer answer = client.post("/predict/batch?stage=nobody", "[" + row(1) + "]");

    assertProblem(answer, 404);
  }
}
