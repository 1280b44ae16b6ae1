package io.matchday.job.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.job.BatchEngine;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobControlTest {

  private static final Instant START = Instant.parse("2026-08-01T03:15:00Z");
  private static final ProcessIdentity HERE = ProcessIdentity.current();
  private static final ProcessIdentity DEAD =
      new ProcessIdentity(HERE.host(), HERE.pid(), Instant.parse("2001-01-01T00:00:00Z"));
  private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("elsewhere", 7, START);

  private static Clock after(Duration time) {
    return Clock.fixed(START.plus(time), ZoneOffset.UTC);
  }

  private static RunId begun(Database database, ProcessIdentity process, String subject) {
    return new JdbcRuns(database, after(Duration.ZERO), process).claim(JobKind.PREDICT, subject);
  }

  private static JobControl control(Database database, Duration time) {
    return new JobControl(database, new BatchEngine(database), after(time));
  }

  private static void assertRefused(ThrowingCallable call, Refusal refusal, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_list_says_of_each_run_whether_it_lives(Database database) {
    try (database) {
      RunId living = begun(database, HERE, "1");
      RunId stopping = begun(database, HERE, "2");
      RunId left = begun(database, DEAD, "3");
      RunId silent = begun(database, ELSEWHERE, "4");
      RunId failed = begun(database, HERE, "5");
      new JdbcRuns(database, after(Duration.ZERO))
          .finish(failed, RunStatus.FAILED, RunCounts.NONE, "broken");
      control(database, Duration.ZERO).stop(stopping);

      JobControl early = control(database, Duration.ofSeconds(30));
      JobControl late = control(database, Duration.ofSeconds(121));

      assertThat(early.newest(9))
          .extracting(seen -> seen.run().id().value() + " " + seen.state().label())
          .containsExactly(
              failed + " failed",
              silent + " running",
              left + " left by a dead process",
              stopping + " stopping",
              living + " running");
      assertThat(early.find(living).silence()).isEqualTo(Duration.ofSeconds(30));
      assertThat(late.find(silent).state()).isEqualTo(RunState.SILENT);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void only_what_is_under_way_can_be_stopped(Database database) {
    try (database) {
      JobControl control = control(database, Duration.ZERO);
      RunId left = begun(database, DEAD, "1");
      RunId done = begun(database, HERE, "2");
      new JdbcRuns(database, after(Duration.ZERO))
          .finish(done, RunStatus.COMPLETED, RunCounts.NONE, "published");

      assertRefused(() -> control.stop(left), Refusal.NOT_FOUND, "jobs recover " + left);
      assertRefused(() -> control.stop(done), Refusal.NOT_FOUND, "is not under way, it is done");
      assertRefused(() -> control.stop(new RunId(99)), Refusal.NOT_FOUND, "there is no run 99");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_of_a_dead_process_is_recovered_and_can_be_claimed_again(Database database) {
    try (database) {
      RunId left = begun(database, DEAD, "1");

      JobControl.SeenRun recovered = control(database, Duration.ZERO).recover(left);

      assertThat(recovered.state()).isEqualTo(RunState.FAILED);
      assertThat(recovered.run().message())
          .contains(
              "left by process %d on %s; recovered by hand".formatted(DEAD.pid(), DEAD.host()));
      assertThat(begun(database, HERE, "1").value()).isGreaterThan(left.value());
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_that_lives_here_is_never_taken_for_dead(Database database) {
    try (database) {
      RunId living = begun(database, HERE, "1");
      JobControl control = control(database, Duration.ofSeconds(30));

      assertRefused(
          () -> control.recover(living), Refusal.TRY_AGAIN, "which is alive; ask it to stop");
      assertRefused(() -> control.recoverByForce(living), Refusal.TRY_AGAIN, "jobs stop " + living);
      assertThat(control.find(living).state()).isEqualTo(RunState.RUNNING);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_of_another_host_is_recovered_when_it_is_silent_or_by_force(Database database) {
    try (database) {
      RunId heard = begun(database, ELSEWHERE, "1");
      RunId silent = begun(database, ELSEWHERE, "2");
      JobControl early = control(database, Duration.ofSeconds(119));

      assertRefused(
          () -> early.recover(heard),
          Refusal.TRY_AGAIN,
          "was heard of 119 seconds ago from process 7 on elsewhere");
      assertThat(early.recoverByForce(heard).state()).isEqualTo(RunState.FAILED);
      JobControl late = control(database, Duration.ofSeconds(121));
      assertThat(late.recover(silent).state()).isEqualTo(RunState.FAILED);
    }
  }
}
