package io.matchday.benchmark.pipeline;

import io.matchday.benchmark.Folders;
import io.matchday.benchmark.MeasuredData;
import io.matchday.benchmark.ModelSize;
import io.matchday.storage.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The prediction job beside its stages on the embedded database and on PostgreSQL, each size in a
 * process of its own that is launched as {@code matchday predict} is.
 */
public final class PipelineComparison {

  /** Those of {@code matchday predict}, but for the heap. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:NewRatio=1",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private static final String VECTORS = "jdk.incubator.vector";

  private final Path folder;
  private final PipelineEffort effort;

  /**
   * A comparison.
   *
   * @param folder where databases and models are kept meanwhile
   */
  public PipelineComparison(Path folder, PipelineEffort effort) {
    this.folder = folder;
    this.effort = effort;
  }

  /** Prints a line a stage. */
  public void run() throws IOException {
    Path model = MeasuredData.model(folder, ModelSize.LARGE);
    for (PipelineEffort.Size size : effort.sizes()) {
      Path home = Files.createTempDirectory(folder, "pipeline-");
      try {
        DatabaseSettings h2 = DatabaseSettings.embedded(home);
        measure(h2, "-", home, model, size);
        onPostgres(home, model, size);
      } finally {
        Folders.delete(home);
      }
    }
  }

  private static void onPostgres(Path home, Path model, PipelineEffort.Size size)
      throws IOException {
    Path data = home.resolve("postgres");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(home.toFile())
            .setDataDirectory(data)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start()) {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      String url = server.getJdbcUrl("postgres", "postgres");
      measure(new DatabaseSettings(url, "postgres", "postgres", 12), pid, home, model, size);
    }
  }

  private static void measure(
      DatabaseSettings settings, String server, Path home, Path model, PipelineEffort.Size size)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + size.heap());
    command.addAll(OPTIONS);
    if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
      command.addAll(List.of("--add-modules", VECTORS));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PipelineProcess.class.getName());
    command.addAll(List.of(settings.url(), settings.user(), settings.password(), server));
    command.addAll(List.of(home.toString(), model.toString()));
    command.addAll(List.of("" + size.rows(), "" + size.rounds()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    Thread stop = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("the measured process ended with " + code);
      }
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
