package io.matchday.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A damaged file loads or is refused; nothing else ever happens. */
class DamagedModelFileTest {

  private static final int MUTATIONS = 3_000;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Test
  void every_cut_of_a_json_file_is_refused() {
    assertThat(refusedCuts(trimmed(GoldenModel.json()))).isEqualTo(100);
  }

  @Test
  void every_cut_of_a_ubj_file_is_refused() {
    assertThat(refusedCuts(GoldenModel.ubj())).isEqualTo(100);
  }

  @Test
  void a_mutated_json_file_loads_or_is_refused() {
    assertTimeoutPreemptively(LONGEST, () -> mutate(GoldenModel.json(), 1));
  }

  @Test
  void a_mutated_ubj_file_loads_or_is_refused() {
    assertTimeoutPreemptively(LONGEST, () -> mutate(GoldenModel.ubj(), 2));
  }

  private static int refusedCuts(byte[] file) {
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      if (isRefused(Arrays.copyOf(file, (int) ((long) file.length * i / 100)))) {
        refused++;
      }
    }
    return refused;
  }

  private static void mutate(byte[] file, long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = file.clone();
      for (int change = 0; change <= random.nextInt(3); change++) {
        int at = random.nextInt(file.length);
        mutated[at] =
            random.nextBoolean()
                ? (byte) (mutated[at] ^ 1 << random.nextInt(8))
                : (byte) random.nextInt(256);
      }
      if (isRefused(mutated)) {
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS);
  }

  private static boolean isRefused(byte[] file) {
    try {
      ModelFile.read("damaged", file);
      return false;
    } catch (RefusedException e) {
      assertThat(e.refusal()).isEqualTo(Refusal.MODEL);
      assertThat(e).hasMessageStartingWith("damaged: ");
      return true;
    }
  }

  private static byte[] trimmed(byte[] json) {
    int end = json.length;
    while (Character.isWhitespace(json[end - 1])) {
      end--;
    }
    return Arrays.copyOf(json, end);
  }
}
