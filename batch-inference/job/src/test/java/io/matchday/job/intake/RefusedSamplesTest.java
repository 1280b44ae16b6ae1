package io.matchday.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of sample-data/refused is answered as the README there says. */
class RefusedSamplesTest {

  /** A row of the table: file, answer. */
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\|");

  @TempDir Path folder;

  record Sample(String file, String answer) {}

  /** The module's own samples, wherever the root of the real data is. */
  private static Path samples() {
    return Path.of("..", "..", "sample-data", "refused").toAbsolutePath().normalize();
  }

  static List<Sample> documented() throws IOException {
    Matcher rows =
        ROW.matcher(Files.readString(samples().resolve("README.md"), StandardCharsets.UTF_8));
    return rows.results().map(row -> new Sample(row.group(1), row.group(2))).toList();
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(samples())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_file_is_documented_and_answered_so(String file) throws IOException {
    List<Sample> documented =
        documented().stream().filter(sample -> sample.file().equals(file)).toList();

    String answer = answer(file);

    assertThat(documented).containsExactly(new Sample(file, answer));
  }

  private String answer(String file) {
    try (Database database = TestDatabases.h2()) {
      Imports imports = new Imports(database, folder);
      try {
        imports.file(samples().resolve(file), ImportOptions.NONE);
      } catch (RefusedException e) {
        return e.refusal() + " " + e.getMessage();
      }
      return String.join(" / ", imports.rejects()).replace(" | ", ": ").replace("|", ":");
    }
  }
}
