package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forty bodies that nobody sends by mistake. */
class HostileBodiesTest {

  private static final Duration AT_ONCE = Duration.ofMillis(100);
  private static final String MARK = "zq8w7e";
  private static final FakeModel MODEL = new FakeModel("0123456789ab", "pace", "home_elo_pre");

  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() {
    database = TestDatabases.h2();
    StoredData data = new StoredData(database);
    data.register(MODEL.runId(), "there");
    data.promote("Production", MODEL.runId());
    service =
        ServingApplication.start(
            ServingSettings.of(Map.of("port", "0")), database, one -> MODEL, Clock.systemUTC());
    client = new Client(service.port());
    hostileBodies().forEach(HostileBodiesTest::send);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  static List<byte[]> hostileBodies() {
    List<String> texts = new ArrayList<>();
    texts.addAll(
        List.of("null", "true", "7", "\"" + MARK + "\"", "[]", "[[]]", "{}", "{{}}", "}", "]"));
    texts.addAll(
        List.of("{\"match_id\"", "{\"match_id\":}", "{\"match_id\":1,}", "{'match_id':1}", MARK));
    texts.add("[".repeat(50_000));
    texts.add("{\"a\":".repeat(50_000));
    texts.add("{\"match_id\":1,\"features\":{\"pace\":" + "9".repeat(100_000) + "}}");
    texts.add("{\"match_id\":" + "1".repeat(400) + ",\"features\":{}}");
    texts.add("{\"match_id\":1e999999999,\"features\":{}}");
    texts.add("{\"match_id\":1.5,\"features\":{}}");
    texts.add("{\"match_id\":9223372036854775808,\"features\":{}}");
    for (String value :
        List.of(
            "1e400",
            "-1e400",
            "NaN",
            "Infinity",
            "-Infinity",
            "\"1\"",
            "true",
            "[1]",
            "{}",
            "0x1F",
            "01",
            "1.",
            "+1")) {
      texts.add("{\"match_id\":1,\"features\":{\"pace\":" + value + "}}");
    }
    texts.add("{\"match_id\":1,\"features\":{\"pace\":1,\"pace\":2}}");
    texts.add("{\"match_id\":1,\"features\":{},\"features\":{}}");
    texts.add("{\"match_id\":1,\"features\":{\"" + MARK.repeat(20_000) + "\":1}}");
    texts.add("{\"match_id\":1,\"features\":{\"p\\u0000ace\":1}}");
    texts.add(manyUnknown());
    texts.add("{\"match_id\":1,\"features\":{\"__proto__\":1,\"'; DROP TABLE run; --\":2}}");
    List<byte[]> bodies =
        new ArrayList<>(texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
    bodies.add(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
    bodies.add(new byte[10_000]);
    return bodies;
  }

  private static String manyUnknown() {
    StringBuilder body = new StringBuilder("{\"match_id\":1,\"features\":{\"pace\":1");
    for (int i = 0; i < 20_000; i++) {
      body.append(",\"x").append(i).append("\":1");
    }
    return body.append("}}").toString();
  }

  private static Answer send(byte[] body) {
    return client.send(
        client
            .to("/predict/")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  @Test
  void there_are_forty_of_them_or_more() {
    assertThat(hostileBodies()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("hostileBodies")
  void a_hostile_body_is_a_problem_told_at_once_without_its_words(byte[] body) {
    long fastest = Long.MAX_VALUE;
    Answer answer = send(body);
    for (int i = 0; i < 3 && fastest > AT_ONCE.toNanos(); i++) {
      long start = System.nanoTime();
      answer = send(body);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }

    assertThat(answer.status()).isIn(400, 413, 422);
    assertProblem(answer, answer.status());
    assertThat(answer.body()).hasSizeLessThan(100_000);
    assertThat(fastest).isLessThan(AT_ONCE.toNanos());
  }
}
