package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictRollbackTest {

  @TempDir private Path home;

  @BeforeEach
  void fill() throws IOException {
    SampleHome.copyTo(home);
  }

  @Test
  void the_run_before_answers_again_and_the_runs_say_so() {
    ProgramCall predicted = ProgramCall.on(home, "predict", "--as-of", "2026-08-01");
    assertThat(predicted.err()).doesNotContain("failed");
    assertThat(predicted.code()).isZero();

    ProgramCall rolled = ProgramCall.on(home, "predict", "rollback", "--reason", "odd numbers");

    assertThat(rolled.err()).isEmpty();
    assertThat(rolled.code()).isZero();
    assertThat(rolled.out()).startsWith("Production answers from run ").contains("taken back: ");
    assertThat(ProgramCall.on(home, "show", "runs").out())
        .contains("taken back for run ")
        .contains(": odd numbers");
    ProgramCall none = ProgramCall.on(home, "predict", "rollback");
    assertThat(none.code()).isEqualTo(66);
    assertThat(none.err())
        .contains("nothing was published under Production before what answers now");
  }

  @Test
  void a_limit_of_rejects_that_is_none_is_a_wrong_call() {
    ProgramCall call = ProgramCall.on(home, "predict", "--max-rejects", "many");

    assertThat(call.code()).isEqualTo(64);
    assertThat(call.err()).contains("2.5%").contains("many");
  }

  @Test
  void bad_rules_are_all_named() {
    ProgramCall call =
        ProgramCall.on(
            home,
            "--set",
            "batch.max-rejects=x",
            "--set",
            "batch.keep-runs=0",
            "--set",
            "batch.max-share-shift=2",
            "--set",
            "batch.min-free-mb=-1",
            "predict");

    assertThat(call.code()).isEqualTo(78);
    assertThat(call.err())
        .contains("matchday.batch.max-rejects: must be a number of rows")
        .contains("matchday.batch.keep-runs: must be a whole number from 1 to 100000")
        .contains("matchday.batch.max-share-shift: must be a number from 0 to 1")
        .contains("matchday.batch.min-free-mb: must be a whole number from 0 to 1000000000");
  }
}
