package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

class JdbcTaskIntakeTest {

  private static final String FINGERPRINT = "f".repeat(64);

  private final StandingClock clock = new StandingClock();

  private static TaskSubmission keyed(String id, String owner, String key) {
    return new TaskSubmission(
        new PredictionTask(id, 1, "Production", "{}"),
        owner,
        Optional.of(new SubmissionKey(key, FINGERPRINT)));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_submission_is_found_by_its_owner_and_key(Database database) {
    try (database) {
      JdbcTaskIntake intake = new JdbcTaskIntake(database, clock);

      intake.submit(List.of(keyed("a", "anna", "k"), keyed("b", "bert", "k")));

      assertThat(intake.find("anna", "k")).contains(new KnownSubmission("a", FINGERPRINT));
      assertThat(intake.find("bert", "k")).contains(new KnownSubmission("b", FINGERPRINT));
      assertThat(intake.find("anna", "K")).isEmpty();
      assertThat(new JdbcPredictionTasks(database, clock).find("b").orElseThrow().owner())
          .isEqualTo("bert");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_key_that_is_used_again_stores_nothing_of_its_batch(Database database) {
    try (database) {
      JdbcTaskIntake intake = new JdbcTaskIntake(database, clock);
      intake.submit(List.of(keyed("a", "anna", "k")));
      TaskSubmission innocent = TaskSubmission.of(new PredictionTask("c", 1, "P", "{}"));

      assertThatThrownBy(() -> intake.submit(List.of(innocent, keyed("b", "anna", "k"))))
          .isInstanceOf(DuplicateKeyException.class);

      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      assertThat(tasks.find("b")).isEmpty();
      assertThat(tasks.find("c")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_task_stored_as_claimed_is_another_s_only_once_the_claim_ran_out(Database database) {
    try (database) {
      JdbcTaskIntake intake = new JdbcTaskIntake(database, clock);
      JdbcPredictionTasks tasks = new JdbcPredictionTasks(database, clock);
      PredictionTask task = new PredictionTask("a", 1, "Production", "{}");
      Duration lease = Duration.ofSeconds(10);

      assertThat(
              intake.submitClaimed(
                  List.of(TaskSubmission.of(task)), "mine", clock.instant().plus(lease)))
          .containsExactly(new ClaimedTask(task, 1));

      clock.move(lease);
      assertThat(tasks.claim("early", 10, lease)).isEmpty();
      clock.move(Duration.ofMillis(1));
      assertThat(tasks.claim("other", 10, lease)).containsExactly(new ClaimedTask(task, 2));
      WorkedTasks late = new WorkedTasks(List.of(FinishedTask.failure("a", "late")), List.of());
      assertThat(tasks.finish("mine", late)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_key_is_kept_as_long_as_its_task(Database database) {
    try (database) {
      JdbcTaskIntake intake = new JdbcTaskIntake(database, clock);
      JdbcTaskUpkeep upkeep = new JdbcTaskUpkeep(database, clock);
      intake.submit(List.of(keyed("a", "anna", "k")));
      new JdbcPredictionTasks(database, clock).cancel("a", "cancelled");
      clock.move(Duration.ofHours(2));
      upkeep.expire(Duration.ofHours(1));
      assertThat(intake.find("anna", "k")).isPresent();

      assertThat(upkeep.remove(Duration.ofHours(1))).isEqualTo(1);

      assertThat(intake.find("anna", "k")).isEmpty();
    }
  }
}
