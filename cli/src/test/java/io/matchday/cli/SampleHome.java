package io.matchday.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Homes filled from the sample data: made once for a test process, copied for each test class. */
final class SampleHome {

  static final Path SAMPLE = PackagedProgram.ROOT.resolve("sample-data");

  private static final class Filled {
    static final Path HOME = fill();

    private static Path fill() {
      try {
        Path folder = Files.createTempDirectory("matchday-filled");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> SampleDataFiles.deleteTree(folder)));
        ProgramCall call = ProgramCall.on(folder, "quickstart", "--sample-data", SAMPLE.toString());
        if (call.code() != 0) {
          throw new IllegalStateException(call.err());
        }
        return folder;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private SampleHome() {}

  /** Copies the filled home into an empty folder. */
  static void copyTo(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(Filled.HOME)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(Filled.HOME.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.getFileName().toString().endsWith(".log")) {
          Files.copy(file, target);
        }
      }
    }
  }
}
