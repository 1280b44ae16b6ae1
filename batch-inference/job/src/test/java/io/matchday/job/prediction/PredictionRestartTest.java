package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.JobFailedException;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import io.matchday.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that fail, are stopped, or do not balance: what is left, and what the next launch does. */
class PredictionRestartTest {

  private static final int ROWS = 4_500;

  @TempDir private static Path models;
  private static List<String> undisturbed = List.of();

  @BeforeAll
  static void run_undisturbed() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      undisturbed = predicting.content(predicting.run(1).run().id());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_that_failed_in_one_slice_goes_on_where_it_was(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      Runnable fault =
          () -> {
            throw new IllegalStateException("planted fault");
          };

      assertThatThrownBy(() -> predicting.run(2, predicting.atBlock(3, fault)))
          .isInstanceOf(JobFailedException.class)
          .hasMessage("predict-matches failed: planted fault");
      assertThat(predicting.newestRun().status()).isEqualTo(RunStatus.FAILED);
      assertThat(predicting.published()).isEmpty();
      long before = predicting.stored();
      AtBlock counted = new AtBlock(0, () -> {});
      PredictionRun run = predicting.run(2, counted).run();

      assertThat(before).isBetween(2_000L, 4_400L);
      assertThat(run.attempt()).isEqualTo(1);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
      assertThat(counted.rows()).isEqualTo(ROWS - before);
      assertThat(predicting.published()).containsExactly(run);
      assertThat(executionsOf(database, "survey")).isEqualTo(1);
    }
  }

  /** A process may die, or a disk fill up, between the two. */
  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_whose_slice_was_recorded_but_not_its_range_begins_anew(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      assertThatThrownBy(() -> predicting.run(2, predicting.atBlock(2, predicting::stop)))
          .isInstanceOf(RefusedException.class);
      predicting.startAgain();
      predicting.change(
          "DELETE FROM batch_step_execution_context WHERE step_execution_id ="
              + " (SELECT MAX(step_execution_id) FROM batch_step_execution"
              + " WHERE step_name LIKE 'slice:%' AND status <> 'COMPLETED')");

      PredictionRun run = predicting.run(2).run();

      assertThat(run.attempt()).isEqualTo(1);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_that_was_stopped_goes_on_where_it_was_whatever_slices_are_asked_for(
      Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);

      assertThatThrownBy(() -> predicting.run(2, predicting.atBlock(2, predicting::stop)))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN))
          .hasMessage("predict-matches was stopped; the same command goes on with it");
      long before = predicting.stored();
      predicting.startAgain();
      AtBlock counted = new AtBlock(0, () -> {});
      PredictionRun run = predicting.run(5, counted).run();

      assertThat(before).isBetween(2_000L, 3_000L);
      assertThat(run.attempt()).isEqualTo(1);
      assertThat(counted.rows()).isEqualTo(ROWS - before);
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
    }
  }

  @Test
  void a_run_begun_with_many_slices_is_ended_by_few_threads() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      assertThatThrownBy(() -> predicting.run(8, predicting.atBlock(2, predicting::stop)))
          .isInstanceOf(RefusedException.class);
      predicting.startAgain();

      PredictionRun run = predicting.run(1).run();

      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
    }
  }

  @Test
  void a_slice_whose_last_commit_was_never_answered_goes_on_where_it_was() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      assertThatThrownBy(() -> predicting.run(2, predicting.atBlock(2, predicting::stop)))
          .isInstanceOf(RefusedException.class);
      predicting.change(
          "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'UNKNOWN' WHERE STATUS = 'STOPPED'");
      predicting.change("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'UNKNOWN'");
      predicting.startAgain();

      PredictionRun run = predicting.run(2).run();

      assertThat(run.attempt()).isEqualTo(1);
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rows_gone_in_mid_run_unbalance_it_and_the_next_launch_begins_anew(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      predicting.promote(2);
      PredictionRun good = predicting.run(1).run();
      predicting.promote(1);
      String removeLast =
          "DELETE FROM feature_row WHERE id ="
              + " (SELECT f.id FROM feature_row f ORDER BY f.id DESC LIMIT 1)";

      assertThatThrownBy(
              () ->
                  predicting.run(
                      1,
                      predicting.atBlock(1, () -> Apart.run(() -> predicting.change(removeLast)))))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN))
          .hasMessageContaining(
              "does not balance: 4500 rows to read, 4499 predictions and 0 rejects");
      assertThat(predicting.newestRun().status()).isEqualTo(RunStatus.ABANDONED);
      assertThat(predicting.newestRun().message()).contains("out of balance; not published");
      assertThat(predicting.published()).containsExactly(good);
      assertThat(predicting.stored()).isEqualTo(ROWS);
      PredictionRun run = predicting.run(1).run();

      assertThat(run.attempt()).isEqualTo(3);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS - 1, 1));
    }
  }

  /** Readers see when it was published: after kick-off a prediction counts as hindsight. */
  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void matches_played_in_mid_run_are_predicted_as_the_run_met_them(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      String playLast =
          "UPDATE match SET home_goals = 1, away_goals = 1 WHERE id ="
              + " (SELECT f.match_id FROM feature_row f ORDER BY f.id DESC LIMIT 1)";

      PredictionRun run =
          predicting
              .run(1, predicting.atBlock(1, () -> Apart.run(() -> predicting.change(playLast))))
              .run();

      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
    }
  }

  @Test
  void a_run_with_the_model_or_features_of_yesterday_is_given_up_for_a_new_attempt() {
    try (Database database = TestDatabases.h2()) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      assertThatThrownBy(() -> predicting.run(2, predicting.atBlock(2, predicting::stop)))
          .isInstanceOf(RefusedException.class);
      RunId first = predicting.newestRun().id();
      predicting.startAgain();
      predicting.change("UPDATE feature_build SET version = version + 1");

      PredictionRun run = predicting.run(2).run();

      assertThat(run.attempt()).isEqualTo(2);
      assertThat(predicting.content(run.id())).isEqualTo(undisturbed);
      assertThat(predicting.content(first)).isEmpty();
      assertThat(new JdbcRuns(database, Clock.systemUTC()).find(first).orElseThrow().status())
          .isEqualTo(RunStatus.ABANDONED);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_of_a_process_that_lives_is_refused_by_name(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      PredictionRun done = predicting.run(1).run();
      JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
      RunId alive = runs.start(JobKind.PREDICT, "2022-02-01 upcoming Production");
      predicting.promote(2);
      new JdbcPredictionRuns(database, Clock.systemUTC())
          .add(
              alive,
              new JdbcPredictionRuns.Identity(done.asOf(), done.scope(), done.alias()),
              done.modelRunId(),
              1,
              2);

      ProcessIdentity here = ProcessIdentity.current();
      PredictMatchesTest.assertRefused(
          () -> predicting.run(1),
          Refusal.TRY_AGAIN,
          "run %s (predict 2022-02-01 upcoming Production) is under way in process %d on %s"
              .formatted(alive, here.pid(), here.host()));
    }
  }

  private static long executionsOf(Database database, String step) {
    return database
        .client()
        .sql("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = ?")
        .params(step)
        .query(Long.class)
        .single();
  }
}
