package io.matchday.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.FaultRounds;
import io.matchday.storage.PublishedTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that predicts is asked to end at any moment; the same command goes on with it. */
@Tag("faults")
class StoppedRunsIT {

  private static final int FIXTURES = 20_000;
  private static final String[] PREDICT = {"predict", "--as-of", "2024-03-02", "--slices", "2"};

  /** How a process ends that a signal ends before the program has begun. */
  private static final int NOT_YET_LISTENING = 128 + 15;

  @TempDir private Path folder;

  @BeforeEach
  void fill_the_home() throws Exception {
    BusyHome.fill(folder.resolve("full"), FIXTURES);
  }

  @Test
  void a_run_asked_to_end_says_try_again_and_is_ended_by_the_same_command() throws Exception {
    FaultRounds rounds = FaultRounds.of("SIGTERM during a run", 20, 2);
    PackagedProgram undisturbed = copy("undisturbed");
    long begin = System.nanoTime();
    assertThat(undisturbed.call(PREDICT).code()).isZero();
    long nanos = System.nanoTime() - begin;
    PublishedTable expected = published("undisturbed");
    assertThat(expected.rows()).isGreaterThan(FIXTURES);

    Map<Integer, Integer> codes = new TreeMap<>();
    int signals = 0;
    for (int attempt = 0; signals < rounds.count(); attempt++) {
      String home = "home-" + attempt;
      PackagedProgram program = copy(home);
      int code = stoppedAfter(rounds.random().nextLong(nanos), program);
      if (code != NOT_YET_LISTENING) {
        signals++;
        codes.merge(code, 1, Integer::sum);
        assertThat(code).isIn(0, 75);
        ProgramCall again = program.call(PREDICT);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(published(home)).as("after signal %d", signals).isEqualTo(expected);
      }
      SampleDataFiles.deleteTree(folder.resolve(home));
    }
    rounds.report(
        "signals %d, exit codes %s, other tables after the next launch 0"
            .formatted(signals, codes));
  }

  private static int stoppedAfter(long nanos, PackagedProgram program) throws Exception {
    try (PackagedProgram.Running running = program.start(PREDICT)) {
      if (!running.process().waitFor(nanos, TimeUnit.NANOSECONDS)) {
        running.process().destroy();
        assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
      return running.process().exitValue();
    }
  }

  private PackagedProgram copy(String home) throws Exception {
    SampleDataFiles.copyTree(folder.resolve("full"), folder.resolve(home));
    return new PackagedProgram(folder.resolve(home), Map.of());
  }

  private PublishedTable published(String home) {
    try (Database database = Database.open(DatabaseSettings.embedded(folder.resolve(home)))) {
      return PublishedTable.of(database);
    }
  }
}
