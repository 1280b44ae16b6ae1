package io.matchday.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of XGBoost 1.7 to 3.1 give the margins the library gave for them, bit for bit. */
class GoldenModelsTest {

  private static final Path FOLDER = folder();

  @Test
  void every_kind_is_there_in_both_formats_and_from_every_version() throws IOException {
    assertThat(models()).hasSize(4 * 4 * 2 + 2);
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_gives_the_margins_its_library_gave(Path file) throws IOException {
    TreeEnsemble ensemble = ModelFile.read(FOLDER.resolve(file));
    Scorer scorer = ScorerForms.of(ensemble).fastest();
    int features = ensemble.featureCount();
    List<String> lines = Files.readAllLines(FOLDER.resolve(csvOf(file)));
    assertThat(lines).hasSize(20);

    for (String line : lines) {
      float[] numbers = numbers(line);
      float[] row = new float[features];
      System.arraycopy(numbers, 0, row, 0, features);
      float[] margins = new float[ensemble.classCount()];
      scorer.margins(row, 1, margins);

      assertThat(numbers).hasSize(features + margins.length);
      for (int i = 0; i < margins.length; i++) {
        assertThat(Float.floatToRawIntBits(margins[i]))
            .as(line)
            .isEqualTo(Float.floatToRawIntBits(numbers[features + i]));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1.7.6", "2.0.3", "2.1.4", "3.0.4"})
  void rounds_and_the_best_of_them_are_known_in_every_version(String version) {
    TreeEnsemble parallel = read(version + "/parallel.ubj");

    assertThat(parallel.roundCount()).isEqualTo(3);
    assertThat(parallel.treeCount()).isEqualTo(18);
    assertThat(parallel.bestRound()).hasValue(1);
    assertThat(parallel.isFromWrapper()).isTrue();
    assertThat(read(version + "/softprob.ubj").isFromWrapper()).isFalse();
  }

  @Test
  void base_scores_of_the_newer_layout_differ_between_classes() {
    TreeEnsemble scores = read("3.1-layout/scores.json");

    assertThat(scores.baseMargin(0)).isEqualTo(-1.62476E-2f);
    assertThat(scores.baseMargin(1)).isEqualTo(-1.5879035E-2f);
    assertThat(scores.baseMargin(2)).isEqualTo(4.5368604E-2f);
  }

  private static TreeEnsemble read(String file) {
    return ModelFile.read(FOLDER.resolve(file));
  }

  static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith("json") || file.toString().endsWith("ubj"))
          .map(FOLDER::relativize)
          .sorted()
          .toList();
    }
  }

  private static String csvOf(Path model) {
    return model.toString().replaceAll("[.](json|ubj)$", ".csv");
  }

  private static float[] numbers(String line) {
    String[] cells = line.split(",", -1);
    float[] numbers = new float[cells.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.intBitsToFloat(HexFormat.fromHexDigits(cells[i]));
    }
    return numbers;
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(GoldenModelsTest.class.getResource("/golden-models")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
