package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Where the log goes; the logging of a JVM is set up once, so each of these is a process. */
class LogsTest {

  @TempDir private Path folder;

  private record Ended(int code, List<String> err, List<String> file) {}

  /** A night without a model: it is refused, and logs on its way. */
  private Ended night(String file, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path home = folder.resolve("home");
    Path err = folder.resolve("err.txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--home",
            home.toString(),
            "nightly");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MATCHDAY_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Path log = home.resolve("logs").resolve(file);
    return new Ended(
        process.exitValue(),
        Files.readAllLines(err),
        Files.exists(log) ? Files.readAllLines(log) : List.of());
  }

  @Test
  void the_log_is_text_in_a_file_of_the_home_when_nothing_is_set() throws Exception {
    Ended ended = night("matchday.log", Map.of());

    assertThat(ended.code()).isEqualTo(78);
    assertThat(ended.err()).singleElement().asString().startsWith("matchday: no model is named");
    assertThat(ended.file())
        .isNotEmpty()
        .first()
        .asString()
        .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z (INFO|WARN|ERROR) .*");
  }

  @Test
  void json_is_an_object_a_line_in_a_file_of_its_own() throws Exception {
    Ended ended = night("matchday.json", Map.of("MATCHDAY_LOGGING_FORMAT", "json"));

    assertThat(ended.err()).hasSize(1);
    assertObjects(ended.file());
  }

  @Test
  void a_setting_whose_reader_logs_does_not_send_the_log_elsewhere() throws Exception {
    Ended ended = night("matchday.log", Map.of("MATCHDAY_BATCH_NIGHTLY", "15 3 * * *"));

    assertThat(ended.file()).isNotEmpty();
  }

  @Test
  void json_goes_to_standard_error_when_asked_to_and_no_file_is_written() throws Exception {
    Ended ended =
        night(
            "matchday.json",
            Map.of("MATCHDAY_LOGGING_FORMAT", "json", "MATCHDAY_LOGGING_TARGET", "stderr"));

    assertThat(ended.file()).isEmpty();
    List<String> logged = new ArrayList<>(ended.err());
    assertThat(logged.remove(logged.size() - 1)).startsWith("matchday: no model is named");
    assertObjects(logged);
  }

  private static void assertObjects(List<String> lines) {
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      assertThat(line).startsWith("{").endsWith("}").contains("Z\",\"@version\"");
      assertThat(namesIn(line)).contains("@timestamp", "level", "logger_name", "message");
    }
  }

  private static Set<String> namesIn(String json) {
    Set<String> names = new HashSet<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        names.add(String.valueOf(parser.currentName()));
      }
    }
    return names;
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    ProgramCall call =
        ProgramCall.on(
            folder.resolve("home"),
            "--set",
            "logging.format=xml",
            "--set",
            "logging.target=syslog",
            "config",
            "show");

    assertThat(call.code()).isEqualTo(78);
    assertThat(call.err().lines())
        .containsExactlyInAnyOrder(
            "matchday: matchday.logging.format: must be text or json",
            "matchday: matchday.logging.target: must be file or stderr");
  }
}
