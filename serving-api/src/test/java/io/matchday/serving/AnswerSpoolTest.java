package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSpoolTest {

  private static final int IN_MEMORY = 1_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 300_000})
  void an_answer_comes_out_as_it_went_in_however_long(int size) throws IOException {
    byte[] answer = new byte[size];
    new Random(size).nextBytes(answer);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (AnswerSpool spool = new AnswerSpool(IN_MEMORY)) {
      for (int at = 0; at < size; at += 7) {
        spool.write(answer, at, Math.min(6, size - at));
        if (at + 6 < size) {
          spool.write(answer[at + 6]);
        }
      }
      spool.finish();

      assertThat(spool.size()).isEqualTo(size);
      spool.sendTo(sent);
    }

    assertThat(sent.toByteArray()).isEqualTo(answer);
  }
}
