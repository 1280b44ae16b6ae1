package io.matchday.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatingTest {

  @Test
  void a_round_that_ends_in_an_error_is_not_the_last() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(2);
    Runnable work =
        () -> {
          rounds.countDown();
          throw new OutOfMemoryError("planted");
        };

    try (Repeating repeating = new Repeating("planted", Duration.ofMillis(1), work).started()) {
      assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(repeating.isStopped()).isFalse();
    }
  }
}
