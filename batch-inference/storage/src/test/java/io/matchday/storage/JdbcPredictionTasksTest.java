package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcPredictionTasksTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final TaskResult RESULT =
      new TaskResult(
          new Probabilities(0.5, 0.3, 0.2), "Production", new ModelRunId("0123456789ab"));

  /** A clock that stands until it is moved. */
  private static final class StandingClock extends Clock {
    private Instant now = Instant.parse("2026-04-20T10:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final StandingClock clock = new StandingClock();

  private static PredictionTask aTask(String id) {
    return new PredictionTask(id, -7, "Production", "{\"sex\":0.0}");
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_submitted_task_is_claimed_once_and_ends_with_its_result(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      tasks.submit(aTask("a"));
      assertThat(tasks.find("a").orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
      assertThat(tasks.pending()).isEqualTo(1);

      assertThat(tasks.claim("one", 10, LEASE)).containsExactly(aTask("a"));
      assertThat(tasks.claim("two", 10, LEASE)).isEmpty();
      tasks.finish("one", List.of(FinishedTask.success("a", RESULT)));

      assertThat(tasks.find("a"))
          .contains(
              new TaskState(
                  TaskStatus.SUCCESS,
                  Optional.of(clock.instant()),
                  Optional.of(RESULT),
                  Optional.empty()));
      assertThat(tasks.pending()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_oldest_tasks_are_claimed_first_and_no_more_than_asked(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      for (String id : List.of("c", "a", "b")) {
        tasks.submit(aTask(id));
        clock.move(Duration.ofMillis(5));
      }

      assertThat(tasks.claim("one", 2, LEASE)).containsExactly(aTask("c"), aTask("a"));
      assertThat(tasks.claim("two", 2, LEASE)).containsExactly(aTask("b"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_tasks_of_a_dead_worker_are_taken_over_and_it_cannot_end_them(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      tasks.submit(aTask("a"));
      tasks.claim("dead", 10, LEASE);
      clock.move(LEASE.plusMillis(1));

      assertThat(tasks.claim("alive", 10, LEASE)).containsExactly(aTask("a"));
      tasks.finish("dead", List.of(FinishedTask.failure("a", "late")));

      assertThat(tasks.find("a").orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_task_is_given_up_after_its_last_attempt(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      tasks.submit(aTask("a"));
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThat(tasks.giveUp(2, "given up")).isZero();
        assertThat(tasks.claim("claim " + attempt, 10, LEASE)).hasSize(1);
        clock.move(LEASE.plusMillis(1));
      }

      assertThat(tasks.giveUp(2, "given up")).isEqualTo(1);

      TaskState state = tasks.find("a").orElseThrow();
      assertThat(state.status()).isEqualTo(TaskStatus.FAILURE);
      assertThat(state.error()).contains("given up");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_old_answer_expires_and_is_then_removed(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      tasks.submit(aTask("done"));
      tasks.claim("one", 10, LEASE);
      tasks.finish("one", List.of(FinishedTask.success("done", RESULT)));
      tasks.submit(aTask("waiting"));
      clock.move(Duration.ofHours(1));
      assertThat(tasks.expire(Duration.ofHours(1))).isZero();
      clock.move(Duration.ofMillis(1));

      assertThat(tasks.expire(Duration.ofHours(1))).isEqualTo(1);

      TaskState expired = tasks.find("done").orElseThrow();
      assertThat(expired.status()).isEqualTo(TaskStatus.EXPIRED);
      assertThat(expired.result()).isEmpty();
      assertThat(tasks.remove(Duration.ofHours(2))).isZero();
      assertThat(tasks.remove(Duration.ofHours(1))).isEqualTo(1);
      assertThat(tasks.find("done")).isEmpty();
      assertThat(tasks.find("waiting").orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
    }
  }
}
