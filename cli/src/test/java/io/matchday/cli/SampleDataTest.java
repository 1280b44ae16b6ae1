package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {

  private static final Path SAMPLE =
      Path.of(System.getProperty("matchday.root", "..")).resolve("sample-data");

  @TempDir private Path home;

  /** With {@code -Dsample-data.write=true} the sample data is made anew before it is tested. */
  @BeforeAll
  static void writeWhenAsked(@TempDir Path work) throws IOException {
    if (Boolean.getBoolean("sample-data.write")) {
      SampleDataFiles.write(SAMPLE, work);
    }
  }

  @Test
  void the_match_files_are_those_the_seeded_code_makes() throws IOException {
    for (Map.Entry<String, String> text : SampleDataFiles.texts().entrySet()) {
      assertThat(Files.readString(SAMPLE.resolve(text.getKey())))
          .as(text.getKey())
          .isEqualTo(text.getValue());
    }
  }

  @Test
  void the_sample_model_reproduces_the_expected_predictions() throws IOException {
    assertThat(quickstart().code()).isZero();

    ProgramCall predict =
        ProgramCall.on(home, "predict", "--as-of", SampleDataFiles.AS_OF.toString());
    ProgramCall shown = ProgramCall.on(home, "show", "predictions", "--output", "csv");

    assertThat(predict.code()).isZero();
    List<String> expected = Files.readAllLines(SAMPLE.resolve("expected_predictions.csv"));
    assertThat(expected).hasSizeGreaterThan(50);
    assertThat(shown.lines()).isEqualTo(expected);
  }

  @Test
  void quickstart_shows_upcoming_predictions_and_does_no_harm_twice() {
    ProgramCall first = quickstart();
    ProgramCall second = quickstart();

    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains("Upcoming matches from " + SampleDataFiles.AS_OF)
        .contains("P_HOME")
        .contains("published as run")
        .contains("What to try next");
    assertThat(second.code()).isZero();
    assertThat(second.out()).contains("(published before)").contains(" 0 new, ");
    assertThat(upcoming(second)).isEqualTo(upcoming(first)).isNotEmpty();
  }

  private static String upcoming(ProgramCall call) {
    int from = call.out().indexOf("Upcoming matches");
    return call.out().substring(from, call.out().indexOf("What to try next"));
  }

  @Test
  void everything_together_stays_small() throws IOException {
    try (var files = Files.walk(SAMPLE)) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();

      assertThat(bytes).isLessThan(1_000_000);
    }
  }

  private ProgramCall quickstart() {
    return ProgramCall.on(home, "quickstart", "--sample-data", SAMPLE.toString());
  }
}
