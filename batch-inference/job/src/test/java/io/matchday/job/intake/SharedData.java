package io.matchday.job.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real match files, which lie beside the repository where they are at hand at all. */
final class SharedData {

  private SharedData() {}

  /** A real file; the test is skipped where there is none. */
  static Path file(String name) {
    Path file = root().resolveSibling("shared").resolve("data").resolve(name).normalize();
    assumeTrue(Files.exists(file), "skipped: no real match data at ../shared/data/" + name);
    return file;
  }

  /** The root of the repository. */
  static Path root() {
    return Path.of(System.getProperty("matchday.root", "../..")).toAbsolutePath().normalize();
  }
}
