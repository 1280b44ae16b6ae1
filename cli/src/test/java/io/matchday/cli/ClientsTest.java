package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/clients.md, run as they stand there. */
class ClientsTest {

  private static final String PROBABILITIES =
      "\"probabilities\":\\{\"0\":0[.]\\d+,\"1\":0[.]\\d+,\"2\":0[.]\\d+}";
  private static final String PREDICTION =
      "Prediction\\(home=0[.]\\d+, draw=0[.]\\d+, away=0[.]\\d+, model_run_id='[0-9a-f]{12}'\\)";

  @TempDir private static Path home;
  private static ServedHome service;

  @TempDir private Path folder;

  @BeforeAll
  static void serve() throws IOException {
    SampleHome.copyTo(home);
    service = new ServedHome(home, Map.of(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** The blocks of a language, in order. */
  private static List<String> blocks(String language) throws IOException {
    String text = Files.readString(PackagedProgram.ROOT.resolve("docs/clients.md"));
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1).replace("http://localhost:8000", service.address()))
        .toList();
  }

  /** The second block of each language asks for what not every service answers yet. */
  private static void assumeExplainedAndListed() {
    assumeTrue(
        service.status("/predictions") == 200, "this service lists no predictions; skipped it");
  }

  private static String python() {
    return Stream.of("/usr/bin/python3", "python3")
        .filter(python -> hasHttpx(python))
        .findFirst()
        .orElse("");
  }

  private static boolean hasHttpx(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import httpx").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "client", ".txt");
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

  @Test
  void curl_looks_up_scores_now_and_scores_later() throws Exception {
    assertThat(run("bash", "-euo", "pipefail", "-c", blocks("bash").get(0)))
        .containsPattern(
            "\\{\"match_id\":1,\"prediction\":\\{\"predicted_class\":[012]," + PROBABILITIES)
        .containsPattern("\\{\"match_id\":99,\"prediction\":.*" + PROBABILITIES)
        .containsPattern("\"status\":\"success\",\"result\":.*" + PROBABILITIES);
  }

  @Test
  void curl_has_a_prediction_explained_and_takes_all_as_csv() throws Exception {
    assumeExplainedAndListed();

    assertThat(run("bash", "-euo", "pipefail", "-c", blocks("bash").get(1)))
        .contains("\"explanation\":", "match_id,match_date,");
  }

  @Test
  void python_looks_up_scores_now_and_scores_later() throws Exception {
    String python = python();
    assumeTrue(!python.isEmpty(), "no python3 with httpx (Debian: python3-httpx); skipped it");

    List<String> lines = run(python, "-c", blocks("python").get(0)).lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).matches("published " + PREDICTION);
    assertThat(lines.get(1)).isEqualTo("unknown None");
    assertThat(lines.get(2)).matches("now " + PREDICTION);
    assertThat(lines.get(3)).isEqualTo("later" + lines.get(2).substring("now".length()));
    assertThat(lines.get(4)).startsWith("refused ['/features/home_elo: unknown feature");
  }

  @Test
  void python_has_a_prediction_explained_and_takes_all_as_csv() throws Exception {
    String python = python();
    assumeTrue(!python.isEmpty(), "no python3 with httpx (Debian: python3-httpx); skipped it");
    assumeExplainedAndListed();

    List<String> lines = run(python, "-c", blocks("python").get(1)).lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.subList(0, 3)).allMatch(line -> line.startsWith("moved "));
    assertThat(lines.get(3)).matches("rows \\d+ .+ 0[.]\\d+");
  }
}
