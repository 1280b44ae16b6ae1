package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.feature.BuildFeatures;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRunControl;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many launches of the same at once, launches again, and runs that are asked to stop. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LaunchTest {

  private static final int LAUNCHES = 20;
  private static final int ROWS = 4_500;

  @TempDir private static Path models;

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_twenty_launches_at_once_one_runs_and_the_others_name_it(Database database)
      throws InterruptedException {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);

      assertOneRuns(predicting, each -> predicting.run(1, each));

      assertThat(predicting.number("SELECT COUNT(*) FROM run")).isEqualTo(1);
      assertThat(predicting.newestRun().counts()).isEqualTo(new RunCounts(10, 10, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_twenty_that_take_up_what_failed_one_gets_it(Database database)
      throws InterruptedException {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      assertThatThrownBy(() -> predicting.run(1, predicting.atBlock(2, LaunchTest::fail)))
          .hasMessage("predict-matches failed: planted fault");

      assertOneRuns(predicting, each -> predicting.run(1, each));

      assertThat(predicting.number("SELECT COUNT(*) FROM run")).isEqualTo(1);
      assertThat(predicting.newestRun().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_twenty_that_want_it_again_one_makes_the_next_attempt(Database database)
      throws InterruptedException {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      predicting.run(1);

      assertOneRuns(predicting, each -> predicting.rerun(1, each));

      assertThat(predicting.published())
          .extracting(PredictionRun::attempt)
          .containsExactlyInAnyOrder(1, 2);
      assertThat(predicting.number("SELECT COUNT(*) FROM run")).isEqualTo(2);
    }
  }

  /** The one that runs waits in its first block until all others have ended. */
  private static void assertOneRuns(
      Predicting predicting, Function<AtBlock, PredictionReport> launch)
      throws InterruptedException {
    CountDownLatch together = new CountDownLatch(LAUNCHES);
    CountDownLatch othersEnded = new CountDownLatch(LAUNCHES - 1);
    List<Launching> launches =
        IntStream.range(0, LAUNCHES)
            .mapToObj(
                i ->
                    new Launching(
                        () -> {
                          await(together);
                          return launch.apply(new AtBlock(1, () -> await(othersEnded)));
                        },
                        othersEnded))
            .toList();
    for (Launching each : launches) {
      each.start();
      together.countDown();
    }
    for (Launching each : launches) {
      each.join();
    }

    assertThat(launches.stream().flatMap(each -> each.report.stream()))
        .singleElement()
        .satisfies(report -> assertThat(report.fresh()).isTrue());
    ProcessIdentity here = ProcessIdentity.current();
    String refusal =
        "run %s (predict 2022-02-01 upcoming Production) is under way in process %d on %s"
            .formatted(predicting.newestRun().id(), here.pid(), here.host());
    assertThat(launches.stream().flatMap(each -> each.refusal.stream()))
        .hasSize(LAUNCHES - 1)
        .allMatch(e -> e.refusal() == Refusal.TRY_AGAIN)
        .allMatch(e -> e.getMessage().equals(refusal));
  }

  private interface Launch {
    PredictionReport run();
  }

  /** One launch in a thread of its own. */
  private static final class Launching extends Thread {
    private final Launch launch;
    private final CountDownLatch ended;
    private Optional<PredictionReport> report = Optional.empty();
    private Optional<RefusedException> refusal = Optional.empty();

    Launching(Launch launch, CountDownLatch ended) {
      this.launch = launch;
      this.ended = ended;
    }

    @Override
    public void run() {
      try {
        report = Optional.of(launch.run());
      } catch (RefusedException e) {
        refusal = Optional.of(e);
      } finally {
        ended.countDown();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fail() {
    throw new IllegalStateException("planted fault");
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_published_run_is_made_again_when_that_is_asked_for(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      PredictionRun first = predicting.run(1).run();

      PredictionReport same = predicting.run(1);
      PredictionReport again = predicting.rerun(1, new AtBlock(0, () -> {}));

      assertThat(same.fresh()).isFalse();
      assertThat(again.fresh()).isTrue();
      assertThat(again.run().attempt()).isEqualTo(2);
      assertThat(predicting.content(again.run().id()))
          .isEqualTo(predicting.content(first.id()))
          .hasSize(10);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_asked_to_stop_ends_at_a_block_and_is_gone_on_with_by_the_same_engine(
      Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      JdbcRunControl control = new JdbcRunControl(database, Clock.systemUTC());
      Runnable stop =
          () -> {
            Apart.run(() -> control.askToStop(predicting.newestRun().id()));
            predicting.awaitStop();
          };

      assertThatThrownBy(() -> predicting.run(1, predicting.atBlock(2, stop)))
          .isInstanceOf(RefusedException.class)
          .hasMessage("predict-matches was stopped; the same command goes on with it");
      assertThat(predicting.newestRun().status()).isEqualTo(RunStatus.FAILED);
      assertThat(predicting.stored()).isEqualTo(2_000);
      PredictionRun run = predicting.run(1).run();

      assertThat(run.attempt()).isEqualTo(1);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_taken_for_dead_in_mid_work_is_not_published(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      JdbcRunControl control = new JdbcRunControl(database, Clock.systemUTC());
      Runnable declareDead =
          () ->
              Apart.run(
                  () -> control.end(predicting.newestRun(), RunStatus.FAILED, "taken for dead"));

      assertThatThrownBy(() -> predicting.run(1, predicting.atBlock(1, declareDead)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("was taken for dead");
      assertThat(predicting.published()).isEmpty();
      assertThat(predicting.newestRun().message()).contains("taken for dead");
      assertThat(predicting.run(1).run().run().counts()).isEqualTo(new RunCounts(10, 10, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_whose_record_of_progress_has_gone_begins_anew_and_doubles_nothing(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(ROWS, database, models);
      assertThatThrownBy(() -> predicting.run(1, predicting.atBlock(3, LaunchTest::fail)))
          .hasMessage("predict-matches failed: planted fault");
      assertThat(predicting.stored()).isEqualTo(2_000);
      List.of(
              "BATCH_STEP_EXECUTION_CONTEXT",
              "BATCH_STEP_EXECUTION",
              "BATCH_JOB_EXECUTION_CONTEXT",
              "BATCH_JOB_EXECUTION_PARAMS",
              "BATCH_JOB_EXECUTION",
              "BATCH_JOB_INSTANCE")
          .forEach(table -> predicting.change("DELETE FROM " + table));

      PredictionRun run = predicting.run(1).run();

      assertThat(run.attempt()).isEqualTo(1);
      assertThat(run.run().counts()).isEqualTo(new RunCounts(ROWS, ROWS, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_second_build_of_features_is_refused_by_name_until_the_first_is_dead(Database database) {
    try (database) {
      SeasonOfMatches.store(database);
      ProcessIdentity here = ProcessIdentity.current();
      BuildFeatures features =
          new BuildFeatures(database, new BatchEngine(database), Clock.systemUTC());
      JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
      runs.claim(JobKind.FEATURES, "sets results-1");

      assertThatThrownBy(() -> features.run(Progress.NONE))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TRY_AGAIN))
          .hasMessage(
              "run 1 (features sets results-1) is under way in process %d on %s"
                  .formatted(here.pid(), here.host()));
      database
          .client()
          .sql("UPDATE run SET process_started_at = '2001-01-01 00:00:00+00'")
          .update();
      assertThat(features.run(Progress.NONE).matches()).isPositive();

      assertThat(runs.newest(2).get(1).status()).isEqualTo(RunStatus.FAILED);
      assertThat(runs.newest(2).get(1).message())
          .contains("left by process %d on %s, which is gone".formatted(here.pid(), here.host()));
    }
  }
}
