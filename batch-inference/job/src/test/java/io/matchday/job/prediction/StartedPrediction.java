package io.matchday.job.prediction;

import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.StartedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A {@link PredictionProcess} under way; closing kills it. */
final class StartedPrediction implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  private StartedPrediction(StartedJvm started) {
    this.process = started.process();
    this.out = started.out();
  }

  /**
   * Starts one.
   *
   * @param mode "hold" or "run"
   */
  static StartedPrediction start(DatabaseSettings settings, Path models, String mode)
      throws IOException {
    return new StartedPrediction(
        StartedJvm.start(
            "512m",
            PredictionProcess.class,
            settings.url(),
            settings.user(),
            settings.password(),
            models.toString(),
            mode));
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
