package io.matchday.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.model.ModelRunId;
import io.matchday.prediction.Probabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcPredictionTasksTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final TaskResult RESULT =
      new TaskResult(
          new Probabilities(0.5, 0.3, 0.2), "Production", new ModelRunId("0123456789ab"));

  private final StandingClock clock = new StandingClock();

  private static PredictionTask aTask(String id) {
    return new PredictionTask(id, -7, "Production", "{\"sex\":0.0}");
  }

  private void submit(Database database, String id) {
    new JdbcTaskIntake(database, clock).submit(List.of(TaskSubmission.of(aTask(id))));
  }

  private static ClaimedTask claimed(String id, int attempts) {
    return new ClaimedTask(aTask(id), attempts);
  }

  private static WorkedTasks ended(FinishedTask task) {
    return new WorkedTasks(List.of(task), List.of());
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_submitted_task_is_claimed_once_and_ends_with_its_result(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      JdbcTaskUpkeep upkeep = new JdbcTaskUpkeep(database, clock);
      submit(database, "a");
      assertThat(tasks.find("a").orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
      assertThat(upkeep.pending().count()).isEqualTo(1);

      assertThat(tasks.claim("one", 10, LEASE)).containsExactly(claimed("a", 1));
      assertThat(tasks.claim("two", 10, LEASE)).isEmpty();
      tasks.finish("one", ended(FinishedTask.success("a", RESULT)));

      assertThat(tasks.find("a"))
          .contains(
              new TaskState(
                  TaskStatus.SUCCESS,
                  Optional.of(clock.instant()),
                  Optional.of(RESULT),
                  Optional.empty(),
                  ""));
      assertThat(upkeep.pending().count()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_oldest_tasks_are_claimed_first_and_no_more_than_asked(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      for (String id : List.of("c", "a", "b")) {
        submit(database, id);
        clock.move(Duration.ofMillis(5));
      }

      assertThat(tasks.claim("one", 2, LEASE)).containsExactly(claimed("c", 1), claimed("a", 1));
      assertThat(tasks.claim("two", 2, LEASE)).containsExactly(claimed("b", 1));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_tasks_of_a_dead_worker_are_taken_over_and_it_cannot_end_them(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      submit(database, "a");
      tasks.claim("dead", 10, LEASE);
      clock.move(LEASE.plusMillis(1));

      assertThat(tasks.claim("alive", 10, LEASE)).containsExactly(claimed("a", 2));
      tasks.finish("dead", ended(FinishedTask.failure("a", "late")));

      assertThat(tasks.find("a").orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_task_is_given_up_after_its_last_attempt(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      JdbcTaskUpkeep upkeep = new JdbcTaskUpkeep(database, clock);
      submit(database, "a");
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThat(upkeep.giveUp(2, "given up")).isZero();
        assertThat(tasks.claim("claim " + attempt, 10, LEASE)).hasSize(1);
        clock.move(LEASE.plusMillis(1));
      }

      assertThat(upkeep.giveUp(2, "given up")).isEqualTo(1);

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
      JdbcTaskUpkeep upkeep = new JdbcTaskUpkeep(database, clock);
      submit(database, "done");
      tasks.claim("one", 10, LEASE);
      tasks.finish("one", ended(FinishedTask.success("done", RESULT)));
      submit(database, "waiting");
      clock.move(Duration.ofHours(1));
      assertThat(upkeep.expire(Duration.ofHours(1))).isZero();
      clock.move(Duration.ofMillis(1));

      assertThat(upkeep.expire(Duration.ofHours(1))).isEqualTo(1);

      TaskState expired = tasks.find("done").orElseThrow();
      assertThat(expired.status()).isEqualTo(TaskStatus.EXPIRED);
      assertThat(expired.result()).isEmpty();
      assertThat(upkeep.remove(Duration.ofHours(2))).isZero();
      assertThat(upkeep.remove(Duration.ofHours(1))).isEqualTo(1);
      assertThat(tasks.find("done")).isEmpty();
      assertThat(tasks.find("waiting").orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_postponed_task_waits_for_its_time_and_keeps_its_count(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      submit(database, "a");
      tasks.claim("one", 10, LEASE);
      PostponedTask later = new PostponedTask("a", clock.instant().plusSeconds(3));
      assertThat(tasks.finish("one", new WorkedTasks(List.of(), List.of(later)))).isZero();

      clock.move(Duration.ofMillis(2_999));
      assertThat(tasks.claim("two", 10, LEASE)).isEmpty();
      clock.move(Duration.ofMillis(1));
      assertThat(tasks.claim("three", 10, LEASE)).containsExactly(claimed("a", 2));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_cancelled_task_stays_cancelled_whatever_its_worker_found(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      submit(database, "a");
      tasks.claim("one", 10, LEASE);

      assertThat(tasks.cancel("a", "cancelled")).isTrue();
      assertThat(tasks.finish("one", ended(FinishedTask.success("a", RESULT)))).isZero();

      assertThat(tasks.find("a").orElseThrow().error()).contains("cancelled");
      assertThat(tasks.cancel("a", "cancelled")).isFalse();
      assertThat(tasks.cancel("none", "cancelled")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void claims_made_at_once_share_the_tasks_and_take_none_twice(Database database) {
    try (database) {
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      JdbcTaskIntake intake = new JdbcTaskIntake(database, clock);
      intake.submit(
          IntStream.range(0, 400).mapToObj(i -> TaskSubmission.of(aTask("t" + i))).toList());

      AtomicInteger left = new AtomicInteger(400);
      List<CompletableFuture<List<String>>> workers =
          IntStream.range(0, 4)
              .mapToObj(worker -> CompletableFuture.supplyAsync(() -> all(tasks, worker, left)))
              .toList();
      List<String> taken =
          workers.stream()
              .flatMap(claims -> claims.orTimeout(20, SECONDS).join().stream())
              .toList();

      assertThat(taken).hasSize(400).doesNotHaveDuplicates();
    }
  }

  /** Claims until all workers together have taken everything; H2 may skip more than it must. */
  private static List<String> all(JdbcPredictionTasks tasks, int worker, AtomicInteger left) {
    List<String> taken = new ArrayList<>();
    for (int round = 0; left.get() > 0; round++) {
      List<ClaimedTask> claimed = tasks.claim("worker " + worker + "/" + round, 10, LEASE);
      left.addAndGet(-claimed.size());
      claimed.forEach(one -> taken.add(one.task().id()));
    }
    return taken;
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_pending_tasks_are_counted_and_the_oldest_is_known(Database database) {
    try (database) {
      JdbcTaskUpkeep upkeep = new JdbcTaskUpkeep(database, clock);
      assertThat(upkeep.pending()).isEqualTo(new PendingTasks(0, Optional.empty()));
      submit(database, "a");
      Instant first = clock.instant();
      clock.move(Duration.ofSeconds(5));
      submit(database, "b");

      assertThat(upkeep.pending()).isEqualTo(new PendingTasks(2, Optional.of(first)));
    }
  }
}
