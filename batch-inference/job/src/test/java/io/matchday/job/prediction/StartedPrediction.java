package io.matchday.job.prediction;

import io.matchday.storage.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link PredictionProcess} under way; closing kills it. */
final class StartedPrediction implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  private StartedPrediction(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts one.
   *
   * @param mode "hold" or "run"
   */
  static StartedPrediction start(DatabaseSettings settings, Path models, String mode)
      throws IOException {
    return new StartedPrediction(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file", ""),
                "-cp",
                System.getProperty("java.class.path"),
                PredictionProcess.class.getName(),
                settings.url(),
                settings.user(),
                settings.password(),
                models.toString(),
                mode)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  Process process() {
    return process;
  }

  /** The next line it says; "nothing" when it ended without. */
  String line() throws IOException {
    String line = out.readLine();
    return line == null ? "nothing" : line;
  }

  /** The next line it says that is not this one. */
  String lineAfter(String passed) throws IOException {
    String line = line();
    while (line.equals(passed)) {
      line = line();
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
