package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's own words, run against the packaged program on both databases. */
class ReadmeDialogueIT {

  @TempDir private Path folder;

  static Stream<Map<String, String>> databases() {
    // Its URL names the user already.
    DatabaseSettings postgres = TestDatabases.postgresSettings();
    return Stream.of(
        Map.of(),
        Map.of("MATCHDAY_DATABASE_URL", postgres.url() + "&password=" + postgres.password()));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("databases")
  void the_dialogue_of_the_readme_holds(Map<String, String> environment) throws Exception {
    PackagedProgram program = new PackagedProgram(folder.resolve("home"), environment);
    ProgramCall quickstart =
        program.call(
            "quickstart", "--sample-data", PackagedProgram.ROOT.resolve("sample-data").toString());
    assertThat(quickstart.code()).as(quickstart.err()).isZero();

    try (PackagedProgram.Running service = program.serve()) {
      checkCurl(run("bash", "-euo", "pipefail", "-c", ReadmeBlocks.of("bash", service.address())));
      Optional<String> python = pythonWithHttpx();
      assumeTrue(
          python.isPresent(), "no python3 with httpx here (Debian: python3-httpx); skipped it");
      checkPython(run(python.orElseThrow(), "-c", ReadmeBlocks.of("python", service.address())));
    }
  }

  private static void checkCurl(String output) {
    String probabilities = "\"probabilities\":\\{\"0\":0[.]\\d+,\"1\":0[.]\\d+,\"2\":0[.]\\d+\\}";
    String model = "\"model_version\":\"Production\",\"model_run_id\":\"[0-9a-f]{12}\"";
    String prediction = "\\{\"predicted_class\":[012]," + probabilities + "," + model + "\\}";
    assertThat(output)
        .containsPattern(
            "^\\[\\{\"match_id\":\\d+,\"home_team\":\"[^\"]+\",\"away_team\":\"[^\"]+\",\"match_date\":\"2024-03-\\d\\d\"\\}")
        .containsPattern("\\{\"match_id\":1,\"prediction\":" + prediction + "\\}")
        .containsPattern("\\{\"match_id\":99,\"prediction\":" + prediction + "\\}")
        .containsPattern(
            "\\{\"task_id\":\"[^\"]+\",\"status\":\"success\",\"result\":" + prediction + "\\}")
        .containsPattern("\\{\"model_name\":\"soccer_model\"," + model + ",\"loaded\":true\\}")
        .containsPattern("\\{\"status\":\"ok\",\"version\":\"[^\"]+\",.*\"database\":true\\}")
        .contains("prediction_requests_total{source=\"sync\"} 1.0")
        .contains("prediction_requests_total{source=\"async\"} 1.0")
        .contains("prediction_requests_total{source=\"batch\"} 1.0");
  }

  private static void checkPython(String output) {
    List<String> lines = output.lines().toList();
    assertThat(lines).hasSize(5);
    String sync = lines.get(0).replaceFirst("sync ", "");
    assertThat(sync).matches("\\{'0': 0[.]\\d+, '1': 0[.]\\d+, '2': 0[.]\\d+\\}");
    assertThat(lines.get(1)).isEqualTo("async " + sync);
    assertThat(lines.get(2)).matches("lookup .+ [012]");
    assertThat(lines.get(3)).matches("model [0-9a-f]{12}");
    assertThat(lines.get(4)).isEqualTo("health ok");
  }

  private static Optional<String> pythonWithHttpx() {
    return Stream.of("/usr/bin/python3", "python3")
        .filter(python -> exitCode(python, "-c", "import httpx") == 0)
        .findFirst();
  }

  private static int exitCode(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "dialogue", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", command[0]).isTrue();
    String written = Files.readString(output);
    assertThat(process.exitValue()).as(written).isZero();
    return written;
  }
}
