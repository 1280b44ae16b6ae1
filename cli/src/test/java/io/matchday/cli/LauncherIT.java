package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a build of its own: what it prepares for the service to start sooner. */
class LauncherIT {

  private static final Path BUILT = PackagedProgram.ROOT.resolve("cli/target").toAbsolutePath();
  private static final String PREPARES = "Preparing a faster start";

  @TempDir private Path folder;

  @Test
  void the_first_service_of_a_build_prepares_a_faster_start_and_every_one_uses_it()
      throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")), "maps of processes are read on Linux");
    Path launcher = launcher();

    assertThat(served(launcher)).contains(PREPARES);
    assertThat(served(launcher)).doesNotContain(PREPARES);

    try (Stream<Path> made = Files.list(folder.resolve("cli/target"))) {
      assertThat(made.map(path -> path.getFileName().toString()))
          .hasSize(3)
          .contains("matchday.jar", "lib")
          .anyMatch(name -> name.startsWith("start-"));
    }
  }

  /** A copy of the launcher beside the program that is built already. */
  private Path launcher() throws IOException {
    for (String module : List.of("db-migrations", "batch-inference", "serving-api", "cli/target")) {
      Files.createDirectories(folder.resolve(module));
    }
    Files.createFile(folder.resolve("pom.xml"));
    Files.createSymbolicLink(folder.resolve("cli/target/lib"), BUILT.resolve("lib"));
    Files.copy(BUILT.resolve("matchday.jar"), folder.resolve("cli/target/matchday.jar"));
    return Files.copy(PackagedProgram.ROOT.resolve("matchday"), folder.resolve("matchday"));
  }

  /** Serves until it listens, sees that what was prepared is in use, and stops. */
  private String served(Path launcher) throws Exception {
    Path output = Files.createTempFile(folder, "serve", ".txt");
    String home = folder.resolve("home").toString();
    ProcessBuilder builder =
        new ProcessBuilder("bash", launcher.toString(), "--home", home, "serve", "--port", "0");
    builder.environment().keySet().removeIf(name -> name.startsWith("MATCHDAY_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process service = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      PackagedProgram.awaited("the service to listen: " + output, () -> listening(output));
      assertThat(Files.readString(Path.of("/proc/" + service.pid() + "/maps")))
          .contains("cli/target/start-");
      service.destroy();
      assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(service.exitValue()).isZero();
      return Files.readString(output);
    } finally {
      service.destroyForcibly();
    }
  }

  private static Optional<Boolean> listening(Path output) {
    try {
      return Optional.of(Files.readString(output).contains("serving on http")).filter(on -> on);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
