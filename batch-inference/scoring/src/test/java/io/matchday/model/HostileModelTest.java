package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.matchday.refusal.RefusedException;
import io.matchday.scoring.ModelFileFuzz;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No content of a model file costs more than its size allows. */
class HostileModelTest {

  private static final int SIZE = 2 << 20;

  /** Many times what a hostile file takes, so that a busy machine passes. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  static Stream<Named<Supplier<byte[]>>> hostile() {
    return HostileModels.refused(SIZE).entrySet().stream()
        .map(each -> Named.of(each.getKey(), each.getValue()));
  }

  static Stream<Named<Supplier<byte[]>>> strange() {
    return HostileModels.accepted(SIZE).entrySet().stream()
        .map(each -> Named.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_file_is_refused_soon_and_in_few_words(Supplier<byte[]> model) {
    byte[] file = model.get();

    assertTimeoutPreemptively(
        LONGEST,
        () ->
            assertThatThrownBy(() -> ModelFile.read("x", file))
                .isInstanceOfSatisfying(
                    RefusedException.class,
                    e -> assertThat(e.getMessage()).startsWith("x: ").hasSizeLessThan(600)));
  }

  @ParameterizedTest
  @MethodSource("strange")
  void a_strange_file_that_is_whole_loads_and_scores(Supplier<byte[]> model) {
    byte[] file = model.get();

    assertThat(ModelFile.read("x", file).treeCount()).isGreaterThan(2);
    assertTimeoutPreemptively(LONGEST, () -> ModelFileFuzz.fuzzerTestOneInput(file));
  }

  @Test
  void a_tree_a_million_questions_deep_loads_and_scores() {
    byte[] file = ChainModel.of(1_000_000);

    assertThat(ModelFile.read("x", file).nodeCount()).isEqualTo(2_000_001);
    assertTimeoutPreemptively(LONGEST, () -> ModelFileFuzz.fuzzerTestOneInput(file));
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 31, Long.MAX_VALUE, 1L << 61, (1L << 32) + 1, -1, Long.MIN_VALUE})
  void a_count_beyond_the_file_is_refused_before_anything_is_allocated(long count) {
    for (String start :
        List.of(
            "{i\1x[$d#L",
            "{i\1x[$L#L",
            "{i\1x[#L",
            "{i\1xSL",
            "{L",
            "{i\7version[$L#L",
            "{i\7version[#L")) {
      byte[] file = counted(start, count);

      assertThatThrownBy(() -> ModelFile.read("x", file))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("claims " + count + " elements, more than the file holds (at byte");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "[3.5], is VALUE_NUMBER_FLOAT",
    "[NaN], is not well-formed JSON",
    "[Infinity], is not well-formed JSON",
    "[99999999999], 'holds 99999999999, beyond 32 bits'",
    "[3, is not well-formed JSON",
  })
  void a_number_that_does_not_fit_is_refused_with_path_and_byte(String version, String message) {
    assertThatThrownBy(() -> ModelFile.read("x", bytes("{\"version\":" + version + "}")))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("x: version: ")
        .hasMessageContaining(message)
        .hasMessageMatching("(?s).* \\(at byte \\d+\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF{}", "\uFEFF{\"version\":[3,0,4]}"})
  void a_byte_order_mark_is_refused(String text) {
    assertThatThrownBy(() -> ModelFile.read("x", bytes(text)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is no model file");
  }

  @Test
  void json_in_another_encoding_is_refused() {
    for (String encoding : List.of("UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE")) {
      byte[] file = "{\"version\":[3,0,4]}".getBytes(Charset.forName(encoding));

      assertThatThrownBy(() -> ModelFile.read("x", file)).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void text_that_is_not_utf_8_is_refused() {
    byte[] json = latin("{\"learner\":{\"feature_names\":[\"\u00C0\u0080\"]}}");
    byte[] ubj = latin("{i\7learner{i\15feature_names[Si\2\u00C0\u0080]}}");

    assertThatThrownBy(() -> ModelFile.read("x", json))
        .isInstanceOf(RefusedException.class)
        .hasMessage("x: is not in UTF-8 (at byte 30)");
    assertThatThrownBy(() -> ModelFile.read("x", ubj))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("learner/feature_names/0: is a text that is not in UTF-8");
  }

  @Test
  void nothing_a_screen_obeys_is_echoed() {
    String name = "\u001B[2J\u202E\u2028\u0085" + "x".repeat(900);

    assertThatThrownBy(
            () -> ModelFile.read("m", bytes("{\"learner\":{\"objective\":{\"name\":[\"" + name)))
        .isInstanceOf(RefusedException.class);
    assertThat(Place.quote(name)).startsWith("?[2J???xxx").endsWith("x...").hasSize(63);
  }

  private static byte[] counted(String start, long count) {
    return ByteBuffer.allocate(start.length() + Long.BYTES + 100)
        .put(latin(start))
        .putLong(count)
        .array();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
