package io.matchday.benchmark.pipeline;

import io.matchday.benchmark.MeasuredData;
import io.matchday.benchmark.ModelSize;
import io.matchday.storage.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The prediction job beside its stages on the embedded database and on PostgreSQL, each size in a
 * process of its own with 256 MB of heap.
 */
public final class PipelineComparison {

  private static final String HEAP = "-Xmx256m";
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
    for (int i = 0; i < effort.rows().size(); i++) {
      int rows = effort.rows().get(i);
      int rounds = i == 0 ? effort.rounds() : 2;
      Path home = Files.createTempDirectory(folder, "pipeline-");
      try {
        DatabaseSettings h2 = DatabaseSettings.embedded(home);
        measure(h2, "-", List.of(home.toString(), model.toString(), "" + rows, "" + rounds));
        onPostgres(home, List.of(home.toString(), model.toString(), "" + rows, "" + rounds));
      } finally {
        delete(home);
      }
    }
  }

  private static void onPostgres(Path home, List<String> rest) throws IOException {
    Path data = home.resolve("postgres");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(home.toFile())
            .setDataDirectory(data)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start()) {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      String url = server.getJdbcUrl("postgres", "postgres");
      measure(new DatabaseSettings(url, "postgres", "postgres", 12), pid, rest);
    }
  }

  private static void measure(DatabaseSettings settings, String server, List<String> rest)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseParallelGC"));
    if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
      command.addAll(List.of("--add-modules", VECTORS));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PipelineProcess.class.getName());
    command.addAll(List.of(settings.url(), settings.user(), settings.password(), server));
    command.addAll(rest);
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

  static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
