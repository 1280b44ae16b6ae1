package io.matchday.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRunControl;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.Run;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunKeeperTest {

  private static final Instant START = Instant.parse("2026-08-01T03:15:00Z");
  private static final ProcessIdentity HERE = ProcessIdentity.current();

  private static Clock after(Duration time) {
    return Clock.fixed(START.plus(time), ZoneOffset.UTC);
  }

  private static Run begun(Database database, ProcessIdentity process) {
    JdbcRuns runs = new JdbcRuns(database, after(Duration.ZERO), process);
    return runs.find(runs.start(JobKind.NIGHTLY, "2026-08-01")).orElseThrow();
  }

  private static RunKeeper keeper(Database database, Duration time) {
    return new RunKeeper(new BatchEngine(database), after(time));
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_of_this_process_is_left_once_its_heart_is_silent(Database database) {
    try (database) {
      Run run = begun(database, HERE);

      assertThat(keeper(database, Duration.ofSeconds(121)).isOrphan(run)).isTrue();
      assertThatThrownBy(() -> keeper(database, Duration.ofSeconds(119)).isOrphan(run))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("is under way in process " + HERE.pid());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_of_another_process_that_lives_here_is_never_left(Database database) {
    try (database) {
      ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
      Run run =
          begun(
              database,
              new ProcessIdentity(
                  HERE.host(), parent.pid(), parent.info().startInstant().orElse(Instant.EPOCH)));

      assertThatThrownBy(() -> keeper(database, Duration.ofDays(1)).isOrphan(run))
          .isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void work_that_was_done_after_its_run_was_taken_for_dead_has_not_gone_well(Database database) {
    try (database) {
      Run run = begun(database, HERE);
      RunKeeper keeper = keeper(database, Duration.ZERO);
      JdbcRunControl elsewhere = new JdbcRunControl(database, after(Duration.ofHours(1)));

      assertThatThrownBy(
              () ->
                  keeper.keep(
                      run.id(),
                      () -> {
                        elsewhere.end(run, RunStatus.FAILED, "left");
                        return new RunKeeper.Ended<>(RunCounts.NONE, "done", "result");
                      }))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "run 1 was taken for dead, and ended or taken up elsewhere; see: jobs show 1");
      assertThat(
              new JdbcRuns(database, after(Duration.ZERO)).find(run.id()).orElseThrow().message())
          .contains("left");
    }
  }
}
