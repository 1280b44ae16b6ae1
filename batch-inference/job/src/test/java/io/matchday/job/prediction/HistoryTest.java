package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.SeasonOfMatches;
import io.matchday.job.backfill.BackfillDay;
import io.matchday.job.backfill.BackfillPredictions;
import io.matchday.job.backfill.BackfillRequest;
import io.matchday.job.backfill.BackfillRequest.Choice;
import io.matchday.job.control.PurgeHistory;
import io.matchday.job.control.PurgeHistory.Purged;
import io.matchday.job.publication.PublishRules;
import io.matchday.job.report.RunReport;
import io.matchday.job.report.RunReports;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcRunHistory;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RejectReason;
import io.matchday.storage.Run;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import io.matchday.storage.StepTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many days in a row; what is reported of a run, and what is forgotten of old ones. */
class HistoryTest {

  private static final LocalDate DAY = SeasonOfMatches.AS_OF;

  @TempDir private static Path models;

  private static List<BackfillDay> backfill(Database database, LocalDate to, Choice choice) {
    BatchEngine engine = new BatchEngine(database);
    PredictMatches predict = new PredictMatches(database, engine, models, Clock.systemUTC());
    List<BackfillDay> days = new ArrayList<>();
    new BackfillPredictions(predict, engine)
        .run(
            new BackfillRequest(DAY, to, choice, JdbcModels.PRODUCTION, 1),
            days::add,
            Progress.NONE);
    return days;
  }

  private static List<String> told(List<BackfillDay> days) {
    return days.stream()
        .map(
            day ->
                day instanceof BackfillDay.Published made
                    ? day.date() + (made.report().fresh() ? " published" : " unchanged")
                    : day.date() + " " + day.getClass().getSimpleName())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_backfill_predicts_day_after_day_and_leaves_alone_what_stands(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      predicting.run(1);

      assertThat(told(backfill(database, DAY.plusDays(2), Choice.UNPUBLISHED)))
          .containsExactly("2022-02-01 Skipped", "2022-02-02 published", "2022-02-03 published");
      predicting.promote(2);
      assertThat(told(backfill(database, DAY.plusDays(2), Choice.UNPUBLISHED)))
          .containsExactly("2022-02-01 Skipped", "2022-02-02 Skipped", "2022-02-03 Skipped");
      assertThat(told(backfill(database, DAY.plusDays(1), Choice.ALL)))
          .containsExactly("2022-02-01 published", "2022-02-02 published");
      assertThat(told(backfill(database, DAY.plusDays(2), Choice.ALL)))
          .containsExactly("2022-02-01 unchanged", "2022-02-02 unchanged", "2022-02-03 published");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_day_that_is_under_way_elsewhere_does_not_keep_the_others_waiting(Database database) {
    try (database) {
      Predicting.fixtures(10, database, models);
      new JdbcRuns(database, Clock.systemUTC())
          .claim(JobKind.PREDICT, "2022-02-02 upcoming Production");

      List<BackfillDay> days = backfill(database, DAY.plusDays(2), Choice.ALL);

      assertThat(told(days))
          .containsExactly("2022-02-01 published", "2022-02-02 Failed", "2022-02-03 published");
      assertThat(((BackfillDay.Failed) days.get(1)).reason())
          .startsWith("run 1 (predict 2022-02-02 upcoming Production) is under way in process ");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_report_has_rows_steps_and_rejects_by_reason(Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(10, database, models);
      predicting.change("UPDATE feature_row SET vector = CAST('00' AS BYTEA) WHERE match_id <= 3");

      PredictionRun run = predicting.run(2).run();
      RunReport report = reports(database).of(run.id());

      assertThat(report.prediction()).contains(run);
      assertThat(report.steps())
          .extracting(StepTime::step)
          .contains("survey", "score", "publish")
          .hasSize(5);
      assertThat(report.steps()).allMatch(step -> step.status().equals("COMPLETED"));
      assertThat(report.steps()).allMatch(step -> step.launches() == 1);
      assertThat(report.rejects())
          .singleElement()
          .satisfies(reason -> assertThat(reason.rows()).isEqualTo(3))
          .extracting(RejectReason::reason)
          .asString()
          .startsWith("vector has ");
      assertThat(report.otherRejects()).isZero();
      assertThat(report.judged()).isEmpty();
    }
  }

  private static RunReports reports(Database database) {
    return new RunReports(database, new BatchEngine(database), Clock.systemUTC());
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void old_runs_that_nobody_needs_are_forgotten_with_all_that_hangs_on_them(Database database) {
    try (database) {
      Predicting predicting =
          Predicting.fixtures(4_500, database, models).by(PublishRules.DEFAULT.withoutShareBound());
      PredictionRun published = predicting.run(1).run();
      predicting.promote(2);
      RunId failed = failed(predicting);
      predicting.rerun(1, Progress.NONE);
      SeasonOfMatches.buildFeatures(database);
      SeasonOfMatches.buildFeatures(database);
      JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
      assertThat(runs.find(failed).orElseThrow().message()).isPresent();

      Purged none = purge(database, 89);
      Purged purged = purge(database, 91);

      assertThat(none).isEqualTo(new Purged(0, 0));
      assertThat(purged.runs()).isEqualTo(2);
      assertThat(runs.find(failed)).isEmpty();
      assertThat(runs.newest(9)).extracting(Run::job).containsOnlyOnce(JobKind.FEATURES);
      assertThat(predicting.content(published.id())).hasSize(4_500);
      assertThat(predicting.published()).hasSize(2);
      for (String table : List.of("BATCH_JOB_INSTANCE", "BATCH_JOB_EXECUTION_PARAMS")) {
        assertThat(predicting.number("SELECT COUNT(*) FROM " + table)).as(table).isZero();
      }
      assertThat(purge(database, 91)).isEqualTo(new Purged(0, 0));
      assertThat(predicting.rerun(1, Progress.NONE).fresh()).isTrue();
    }
  }

  private static RunId failed(Predicting predicting) {
    assertThatThrownBy(() -> predicting.run(1, predicting.atBlock(2, HistoryTest::fail)))
        .hasMessageContaining("planted fault");
    return predicting.newestRun().id();
  }

  private static void fail() {
    throw new IllegalStateException("planted fault");
  }

  /** As many days later, what is kept being 90 days. */
  private static Purged purge(Database database, int daysLater) {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(daysLater));
    return new PurgeHistory(database, new BatchEngine(database), later).run(90);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_failed_run_whose_steps_are_forgotten_is_gone_on_with_from_the_beginning(
      Database database) {
    try (database) {
      Predicting predicting = Predicting.fixtures(4_500, database, models);
      RunId failed = failed(predicting);

      Purged purged = purge(database, 91);
      PredictionRun run = predicting.run(1).run();

      assertThat(purged).isEqualTo(new Purged(0, 1));
      assertThat(run.id()).isEqualTo(failed);
      assertThat(run.run().counts().written()).isEqualTo(4_500);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_that_was_taken_up_and_published_since_it_was_listed_stays(Database database) {
    try (database) {
      Predicting predicting =
          Predicting.fixtures(10, database, models).by(PublishRules.DEFAULT.withoutShareBound());
      RunId first = predicting.run(1).run().id();
      predicting.rerun(1, Progress.NONE);

      boolean forgotten = new JdbcRunHistory(database).forget(first, Instant.now().plusSeconds(60));

      assertThat(forgotten).isFalse();
      assertThat(predicting.content(first)).hasSize(10);
      assertThat(new JdbcRuns(database, Clock.systemUTC()).find(first).orElseThrow().status())
          .isEqualTo(RunStatus.COMPLETED);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_left_by_a_dead_process_is_ended(Database database) {
    try (database) {
      ProcessIdentity here = ProcessIdentity.current();
      ProcessIdentity dead =
          new ProcessIdentity(here.host(), here.pid(), Instant.parse("2001-01-01T00:00:00Z"));
      RunId left =
          new JdbcRuns(database, Clock.systemUTC(), dead).claim(JobKind.PREDICT, "yesterday");
      RunId living = new JdbcRuns(database, Clock.systemUTC()).claim(JobKind.PREDICT, "today");

      assertThat(purge(database, 0)).isEqualTo(new Purged(0, 0));

      JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
      assertThat(runs.find(left).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
      assertThat(runs.find(left).orElseThrow().message().orElseThrow()).endsWith("which is gone");
      assertThat(runs.find(living).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void no_run_under_way_is_forgotten_and_no_nonsense_is_asked_for(Database database) {
    try (database) {
      JdbcRuns runs = new JdbcRuns(database, Clock.systemUTC());
      RunId running = runs.claim(JobKind.IMPORT, "a.csv");
      runs.claim(JobKind.IMPORT, "b.csv");

      assertThat(purge(database, 91)).isEqualTo(new Purged(0, 0));
      assertThat(runs.find(running)).isPresent();
      assertThatThrownBy(
              () -> new PurgeHistory(database, new BatchEngine(database), Clock.systemUTC()).run(0))
          .isInstanceOf(RefusedException.class)
          .hasMessage("--keep-days must be 1 to 36500, is 0");
    }
  }
}
