package io.matchday.model;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.ModelFileFuzz;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged file loads and can be scored, or is refused; nothing else ever happens. */
class DamagedModelFileTest {

  private static final System.Logger LOG = System.getLogger(DamagedModelFileTest.class.getName());
  private static final int MUTATIONS_EACH = 2_500; // Of four files: 10,000.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource
  void every_base_loads(BaseModel base) {
    assertThat(ModelFile.read("base", base.file()).treeCount()).isIn(6, 15);
  }

  @ParameterizedTest
  @EnumSource
  void every_cut_is_refused(BaseModel base) {
    byte[] file = trimmed(base.file());
    for (int i = 0; i < 100; i++) {
      assertThat(isRefused(Arrays.copyOf(file, (int) ((long) file.length * i / 100)))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_mutated_file_loads_or_is_refused(BaseModel base) {
    byte[] file = base.file();
    ModelMutation[] kinds = ModelMutation.values();
    Map<ModelMutation, Integer> refused = new EnumMap<>(ModelMutation.class);
    Map<ModelMutation, Integer> tried = new EnumMap<>(ModelMutation.class);
    Random random = new Random(base.seed());

    assertTimeoutPreemptively(
        LONGEST,
        () -> {
          for (int i = 0; i < MUTATIONS_EACH; i++) {
            ModelMutation kind = kinds[i % kinds.length];
            byte[] damaged = kind.damage(file, random);
            tried.merge(kind, 1, Integer::sum);
            refused.merge(kind, isRefused(damaged) ? 1 : 0, Integer::sum);
          }
        });

    LOG.log(INFO, "{0}: of {1} damaged copies {2} were refused", base, tried, refused);
    assertThat(tried.values().stream().mapToInt(each -> each).sum()).isEqualTo(MUTATIONS_EACH);
    assertThat(refused.get(ModelMutation.TRUNCATION))
        .isEqualTo(tried.get(ModelMutation.TRUNCATION));
    assertThat(refused.get(ModelMutation.REMOVAL)).isGreaterThan(0);
  }

  @Test
  void what_is_neither_json_nor_ubj_is_refused() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      noise[0] = i % 2 == 0 ? (byte) '{' : noise[0];
      assertThat(isRefused(noise)).isTrue();
    }
  }

  private static boolean isRefused(byte[] file) {
    try {
      ModelFile.read("damaged", file);
    } catch (RefusedException e) {
      assertThat(e.refusal()).isEqualTo(Refusal.MODEL);
      assertThat(e).hasMessageStartingWith("damaged: ");
      return true;
    }
    ModelFileFuzz.fuzzerTestOneInput(file); // Scores what loads.
    return false;
  }

  private static byte[] trimmed(byte[] json) {
    int end = json.length;
    while (Character.isWhitespace(json[end - 1])) {
      end--;
    }
    return Arrays.copyOf(json, end);
  }
}
