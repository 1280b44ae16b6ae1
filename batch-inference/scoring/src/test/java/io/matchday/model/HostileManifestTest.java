package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.matchday.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No content of a manifest costs more than its size allows, or fills a screen. */
class HostileManifestTest {

  private static final int SIZE = 4 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[' | '['",
        "'{\"x\":' | '{\"x\":'",
        "'{\"x\":[' | '{},'",
        "'{\"x\":[' | '0,'",
        "'{\"x\":' | '1234567890'",
        "'{\"x\":\"' | 'a text, '",
        "'{\"' | 'a name, '",
        "'{\"x\":0}' | ' x '",
        "'' | ' '",
      })
  void a_hostile_manifest_is_refused_soon_and_in_few_words(String start, String repeated) {
    byte[] file = text(start + repeated.repeat(SIZE / repeated.length()));

    assertRefused(file, 600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"parameters\":{' | '\"p%d\":0,' | '\"p\":0}}' | 60000",
        "'{\"feature_names\":[' | '\"a\",' | '\"a\"]}' | 100000",
        "'{\"golden_rows\":[' | '{},' | '{}]}' | 60000",
        "'{\"feature_names\":[\"' | 'name' | '\",\"b\"]}' | 100000",
      })
  void a_manifest_with_much_that_is_wrong_names_the_first_of_it(
      String start, String repeated, String end, int count) {
    StringBuilder whole = new StringBuilder(start);
    for (int i = 0; i < count; i++) {
      whole.append(repeated.replace("%d", Integer.toString(i)));
    }

    assertRefused(text(whole.append(end).toString()), 20_000);
  }

  private static void assertRefused(byte[] file, int longest) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> ManifestReader.manifest("m", file))
                .isInstanceOfSatisfying(
                    RefusedException.class,
                    e -> assertThat(e.getMessage()).startsWith("m").hasSizeLessThan(longest)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
