package io.matchday.serving;

import static io.matchday.serving.ServiceContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document and the page to try it with, as they are served. */
class DocsPageTest {

  private static Database database;
  private static RunningService service;
  private static Client client;

  @BeforeAll
  static void start() {
    database = TestDatabases.h2();
    ServingSettings settings = ServingSettings.of(Map.of("port", "0", "api-keys", "ab".repeat(32)));
    service =
        ServingApplication.start(
            settings, database, alias -> new FakeModel("0123456789ab"), Clock.systemUTC());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/openapi.json/"})
  void the_committed_document_is_served_without_a_key(String path) throws IOException {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo(Files.readString(OpenApiDocument.COMMITTED));
    Answer again =
        client.send(client.to(path).header("If-None-Match", answer.header("ETag")).build());
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void everything_the_page_loads_is_served_here() {
    Answer page = client.get("/docs");

    assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
    List<String> loaded =
        Pattern.compile("(?:src|href)=\"(/[^\"]*)\"")
            .matcher(page.body())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(loaded)
        .containsExactly(
            "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/docs.js", "/openapi.json");
    for (String path : loaded) {
      assertThat(client.get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(page.body() + client.get("/docs/docs.js").body()).doesNotContain("http:", "https:");
  }

  @ParameterizedTest
  @CsvSource({
    "/docs,text/html;charset=UTF-8",
    "/docs/,text/html;charset=UTF-8",
    "/docs/docs.js,text/javascript;charset=UTF-8",
    "/docs/swagger-ui-bundle.js,text/javascript;charset=UTF-8",
    "/docs/swagger-ui.css,text/css;charset=UTF-8"
  })
  void nothing_from_elsewhere_may_run_in_the_page(String path, String type) {
    Answer answer = client.get(path);

    assertThat(answer.contentType()).isEqualTo(type);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
        .doesNotContain("http", "*", "unsafe-eval");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void the_script_is_the_one_that_the_page_calls() {
    assertThat(client.get("/docs/swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
    assertThat(client.get("/docs/docs.js").body()).contains("SwaggerUIBundle({", "/openapi.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/index.html", "/docs/openapi.json", "/docs/document.properties"})
  void no_other_file_is_handed_out(String path) {
    Answer answer = client.get(path);

    assertProblem(answer, 404);
  }
}
