package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.match.MatchId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcRunsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final ProcessIdentity FIRST = new ProcessIdentity("a", 11, NOW);
  private static final ProcessIdentity SECOND = new ProcessIdentity("b", 22, NOW);
  private static final RunCounts COUNTS = new RunCounts(3, 2, 1);

  private static JdbcRunControl control(Database database, Instant now, ProcessIdentity process) {
    return new JdbcRunControl(database, Clock.fixed(now, ZoneOffset.UTC), process);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_goes_from_its_start_to_its_end(Database database) {
    try (database) {
      JdbcRuns runs = runs(database, NOW, FIRST);

      RunId id = runs.start(JobKind.IMPORT, "x".repeat(500));
      Run started = runs.find(id).orElseThrow();
      control(database, NOW.plusSeconds(5), FIRST).beat(id);
      runs(database, NOW.plusSeconds(9), FIRST).finish(id, RunStatus.COMPLETED, COUNTS, "done");
      runs.finish(id, RunStatus.FAILED, RunCounts.NONE, "too late");
      runs.abandon(id, RunCounts.NONE, "too late");

      Run empty =
          new Run(
              id,
              JobKind.IMPORT,
              "x".repeat(399) + "…",
              RunStatus.RUNNING,
              NOW,
              NOW,
              Optional.empty(),
              RunCounts.NONE,
              Optional.empty(),
              FIRST);
      assertThat(started).isEqualTo(empty);
      assertThat(runs.find(id))
          .contains(
              new Run(
                  id,
                  JobKind.IMPORT,
                  started.subject(),
                  RunStatus.COMPLETED,
                  NOW,
                  NOW.plusSeconds(5),
                  Optional.of(NOW.plusSeconds(9)),
                  COUNTS,
                  Optional.of("done"),
                  FIRST));
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void of_two_processes_that_take_a_run_up_one_gets_it(Database database) {
    try (database) {
      JdbcRuns first = runs(database, NOW, FIRST);
      RunId id = first.start(JobKind.PREDICT, "today");
      first.finish(id, RunStatus.FAILED, COUNTS, "broken");
      Run seen = first.find(id).orElseThrow();

      boolean resumed = runs(database, NOW.plusSeconds(7), SECOND).resume(seen);
      boolean again = runs(database, NOW.plusSeconds(7), FIRST).resume(seen);

      assertThat(resumed).isTrue();
      assertThat(again).isFalse();
      Run now = first.find(id).orElseThrow();
      assertThat(now.status()).isEqualTo(RunStatus.RUNNING);
      assertThat(now.process()).isEqualTo(SECOND);
      assertThat(now.message()).isEmpty();
      assertThat(now.finishedAt()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void an_abandoned_run_stays_abandoned(Database database) {
    try (database) {
      JdbcRuns runs = runs(database, NOW, FIRST);
      RunId id = runs.start(JobKind.PREDICT, "today");

      runs.abandon(id, COUNTS, "out of balance");
      runs.finish(id, RunStatus.FAILED, RunCounts.NONE, "refused");

      Run run = runs.find(id).orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.ABANDONED);
      assertThat(run.counts()).isEqualTo(COUNTS);
      assertThat(run.message()).contains("out of balance");
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void the_newest_runs_come_first_of_all_jobs_or_of_one(Database database) {
    try (database) {
      JdbcRuns runs = runs(database, NOW, FIRST);
      RunId one = runs.start(JobKind.PREDICT, "1");
      RunId two = runs.start(JobKind.NIGHTLY, "2");
      RunId three = runs.start(JobKind.PREDICT, "3");

      assertThat(runs.newest(2)).extracting(Run::id).containsExactly(three, two);
      assertThat(runs.newest(JobKind.PREDICT, 9)).extracting(Run::id).containsExactly(three, one);
      assertThat(runs.find(new RunId(999))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void rejected_rows_are_kept_in_order_and_forgotten_by_source(Database database) {
    try (database) {
      RunId run = runs(database, NOW, FIRST).start(JobKind.IMPORT, "a.csv");
      RunId other = runs(database, NOW, FIRST).start(JobKind.IMPORT, "b.csv");
      JdbcRejectedRows rejected = new JdbcRejectedRows(database);
      RejectedRow line = RejectedRow.ofFile("a.csv", 41, "date", "is no date");
      RejectedRow whole = RejectedRow.ofFile("a.csv", 42, "", "y".repeat(600));
      RejectedRow match = RejectedRow.ofMatch("match", new MatchId(7), "no row");

      rejected.add(run, List.of(line, whole, match));
      rejected.add(other, List.of(line));

      assertThat(rejected.count(run)).isEqualTo(3);
      assertThat(rejected.of(run, 10))
          .containsExactly(line, RejectedRow.ofFile("a.csv", 42, "", "y".repeat(499) + "…"), match);
      assertThat(rejected.of(run, 1)).containsExactly(line);
      rejected.remove(run, "a.csv");
      assertThat(rejected.of(run, 10)).containsExactly(match);
      assertThat(rejected.count(other)).isEqualTo(1);
    }
  }

  private static JdbcRuns runs(Database database, Instant now, ProcessIdentity process) {
    return new JdbcRuns(database, Clock.fixed(now, ZoneOffset.UTC), process);
  }
}
