package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page to try the service with, in a real browser, where there is one. */
class DocsInBrowserTest {

  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final Pattern SHOWN =
      Pattern.compile("opblock-summary-path\" data-path=\"([^\"]+)");

  @TempDir private Path folder;

  @Test
  void every_path_of_the_document_is_shown() throws Exception {
    Path browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(Path.of(""));
    assumeTrue(Files.isExecutable(browser), "no Chromium here; skipped the page in a browser");

    String page;
    try (Database database = TestDatabases.h2();
        RunningService service =
            ServingApplication.start(
                ServingSettings.of(Map.of("port", "0")),
                database,
                alias -> new FakeModel("0123456789ab"),
                Clock.systemUTC())) {
      page = shown(browser, "http://127.0.0.1:" + service.port() + "/docs");
    }

    JsonNode document = JsonMapper.shared().readTree(OpenApiDocument.COMMITTED.toFile());
    Set<String> paths = Set.copyOf(document.get("paths").propertyNames());
    List<String> shown = SHOWN.matcher(page).results().map(path -> path.group(1)).toList();
    assertThat(Set.copyOf(shown)).isEqualTo(paths);
  }

  /** What the page has become once its scripts have run. */
  private String shown(Path browser, String url) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    List<String> command =
        List.of(
            browser.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("profile"),
            "--virtual-time-budget=20000",
            "--dump-dom",
            url);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(folder.resolve("said.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(dom);
  }
}
