package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matchday.storage.JdbcRunControl.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

/** Claims, requests to stop, and runs taken for dead. */
class JdbcRunControlTest {

  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ProcessIdentity FIRST = new ProcessIdentity("a", 11, NOW);
  private static final ProcessIdentity SECOND = new ProcessIdentity("b", 11, NOW);
  private static final String DAY = "2026-03-01 upcoming Production";

  private static JdbcRuns runs(Database database, ProcessIdentity process) {
    return new JdbcRuns(database, CLOCK, process);
  }

  private static JdbcRunControl control(Database database, ProcessIdentity process) {
    return new JdbcRunControl(database, CLOCK, process);
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void what_a_run_under_way_does_no_other_can_claim_until_it_has_ended(Database database) {
    try (database) {
      JdbcRuns first = runs(database, FIRST);
      RunId run = first.claim(JobKind.PREDICT, DAY);

      assertThatThrownBy(() -> runs(database, SECOND).claim(JobKind.PREDICT, DAY))
          .isInstanceOf(DuplicateKeyException.class);
      assertThat(control(database, SECOND).holder(JobKind.PREDICT, DAY))
          .hasValueSatisfying(holder -> assertThat(holder.id()).isEqualTo(run));
      RunId otherDay = first.claim(JobKind.PREDICT, "2026-03-02 upcoming Production");
      first.finish(run, RunStatus.FAILED, RunCounts.NONE, "broken");
      RunId next = runs(database, SECOND).claim(JobKind.PREDICT, DAY);

      assertThat(next.value()).isGreaterThan(otherDay.value());
      Run failed = first.find(run).orElseThrow();
      assertThatThrownBy(() -> first.resume(failed)).isInstanceOf(DuplicateKeyException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void there_is_one_build_of_features_at_a_time_whatever_its_sets(Database database) {
    try (database) {
      JdbcRuns runs = runs(database, FIRST);
      runs.claim(JobKind.FEATURES, "sets ratings-1");

      assertThatThrownBy(() -> runs.claim(JobKind.FEATURES, "sets ratings-1, results-1"))
          .isInstanceOf(DuplicateKeyException.class);
      runs.claim(JobKind.EVALUATE, "published predictions");
      runs.claim(JobKind.NIGHTLY, "2026-03-01");
      assertThatThrownBy(() -> runs.claim(JobKind.NIGHTLY, "2026-03-02"))
          .isInstanceOf(DuplicateKeyException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_run_learns_with_its_next_beat_that_it_is_to_stop(Database database) {
    try (database) {
      JdbcRuns runs = runs(database, FIRST);
      RunId run = runs.claim(JobKind.TRAIN, "matches before 2026-03-01");
      JdbcRunControl own = control(database, FIRST);
      assertThat(own.beat(run)).isEqualTo(Answer.GO_ON);

      assertThat(control(database, SECOND).askToStop(run)).isTrue();

      assertThat(own.beat(run)).isEqualTo(Answer.STOP);
      assertThat(own.askedToStop()).containsExactly(run);
      runs.finish(run, RunStatus.FAILED, RunCounts.NONE, "stopped");
      assertThat(own.askToStop(run)).isFalse();
      assertThat(own.askedToStop()).isEmpty();
      runs.resume(runs.find(run).orElseThrow());
      assertThat(own.beat(run)).isEqualTo(Answer.GO_ON);
    }
  }

  @ParameterizedTest
  @MethodSource("io.matchday.storage.TestDatabases#both")
  void a_process_that_was_taken_for_dead_can_neither_beat_nor_end_nor_give_up_its_run(
      Database database) {
    try (database) {
      JdbcRuns first = runs(database, FIRST);
      RunId run = first.claim(JobKind.PREDICT, DAY);
      Run seen = first.find(run).orElseThrow();

      assertThat(control(database, SECOND).end(seen, RunStatus.FAILED, "left")).isTrue();
      assertThat(control(database, SECOND).end(seen, RunStatus.FAILED, "left again")).isFalse();
      runs(database, SECOND).resume(first.find(run).orElseThrow());

      assertThat(control(database, FIRST).beat(run)).isEqualTo(Answer.LOST);
      assertThat(first.finish(run, RunStatus.COMPLETED, RunCounts.NONE, "published")).isFalse();
      assertThat(first.abandon(run, RunCounts.NONE, "out of balance")).isFalse();
      assertThat(first.find(run).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
      assertThat(first.find(run).orElseThrow().process()).isEqualTo(SECOND);
    }
  }
}
