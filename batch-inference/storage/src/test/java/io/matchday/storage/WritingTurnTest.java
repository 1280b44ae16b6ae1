package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose transaction appends predictions while another's does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WritingTurnTest {

  private static final int ROWS = 100;

  @Test
  void on_h2_a_transaction_appends_once_the_one_before_has_ended() {
    try (Database database = TestDatabases.h2()) {
      JdbcPredictions predictions = new JdbcPredictions(database);
      Other other = new Other(database, predictions);

      database
          .transaction()
          .executeWithoutResult(
              status -> {
                append(predictions, 1);
                other.begin();
                other.awaitWaiting();
                assertThat(other.appended.isDone()).isFalse();
              });

      other.appended.join();
      assertThat(predictions.count(new RunId(1))).isEqualTo(ROWS);
      assertThat(predictions.count(new RunId(2))).isEqualTo(ROWS);
    }
  }

  @Test
  void a_transaction_that_fails_leaves_the_turn_to_the_next() {
    try (Database database = TestDatabases.h2()) {
      JdbcPredictions predictions = new JdbcPredictions(database);
      TransactionTemplate transaction = database.transaction();

      assertThatThrownBy(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        append(predictions, 1);
                        throw new IllegalStateException("after it was appended");
                      }))
          .hasMessage("after it was appended");
      Other other = new Other(database, predictions);
      other.begin();

      other.appended.join();
      assertThat(predictions.count(new RunId(1))).isZero();
      assertThat(predictions.count(new RunId(2))).isEqualTo(ROWS);
    }
  }

  @Test
  void a_transaction_may_append_more_than_once() {
    try (Database database = TestDatabases.h2()) {
      JdbcPredictions predictions = new JdbcPredictions(database);

      database
          .transaction()
          .executeWithoutResult(
              status -> {
                append(predictions, 1);
                append(predictions, 2);
              });
      Other other = new Other(database, predictions, 3);
      other.begin();

      other.appended.join();
      assertThat(predictions.count(new RunId(2))).isEqualTo(ROWS);
    }
  }

  @Test
  void on_postgresql_nobody_waits() {
    try (Database database = TestDatabases.postgres()) {
      JdbcPredictions predictions = new JdbcPredictions(database);
      Other other = new Other(database, predictions);

      database
          .transaction()
          .executeWithoutResult(
              status -> {
                append(predictions, 1);
                other.begin();
                other.appended.join();
              });

      assertThat(predictions.count(new RunId(1))).isEqualTo(ROWS);
    }
  }

  private static void append(JdbcPredictions predictions, long run) {
    long[] matches = new long[ROWS];
    double[] probabilities = new double[3 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      matches[i] = 1L + i;
      probabilities[3 * i] = 1;
    }
    predictions.append(new RunId(run), matches, probabilities, ROWS);
  }

  /** Appends predictions in a transaction of its own, in another thread. */
  private static final class Other {

    private final CompletableFuture<Void> appended = new CompletableFuture<>();
    private final CountDownLatch beginning = new CountDownLatch(1);
    private final Thread thread;

    Other(Database database, JdbcPredictions predictions) {
      this(database, predictions, 2);
    }

    Other(Database database, JdbcPredictions predictions, long run) {
      thread =
          new Thread(
              () -> {
                try {
                  database
                      .transaction()
                      .executeWithoutResult(
                          status -> {
                            beginning.countDown();
                            append(predictions, run);
                          });
                  appended.complete(null);
                } catch (RuntimeException e) {
                  appended.completeExceptionally(e);
                }
              });
    }

    void begin() {
      thread.start();
    }

    void awaitWaiting() {
      try {
        assertThat(beginning.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      while (thread.getState() != Thread.State.WAITING && !appended.isDone()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }
}
