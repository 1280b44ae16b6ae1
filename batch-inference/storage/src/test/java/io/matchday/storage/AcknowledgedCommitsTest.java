package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process was told is committed is there after the process was killed. */
@Tag("faults")
class AcknowledgedCommitsTest {

  /** The longest a process may write before it is killed. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(600);

  @TempDir private Path home;

  @Test
  void no_acknowledged_commit_is_lost_when_the_process_is_killed() throws Exception {
    FaultRounds rounds = FaultRounds.of("kill -9 against acknowledged commits on H2", 100, 5);
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      database
          .client()
          .sql("CREATE TABLE acknowledged (number BIGINT NOT NULL PRIMARY KEY)")
          .update();
    }
    long acknowledged = 0;
    long lost = 0;
    for (int kill = 0; kill < rounds.count(); kill++) {
      List<Long> told = toldUntilKilled(rounds.random().nextLong(LONGEST));
      Set<Long> kept = kept();
      acknowledged += told.size();
      lost += told.stream().filter(number -> !kept.contains(number)).count();
      assertThat(kept).as("after kill %d", kill).containsAll(told);
      assertThat(told).isNotEmpty();
    }
    rounds.report(
        "kills %d, commits acknowledged %d, lost %d".formatted(rounds.count(), acknowledged, lost));
  }

  /** The numbers a process says it has committed, from its first on until it is killed. */
  private List<Long> toldUntilKilled(long nanos) throws IOException, InterruptedException {
    StartedJvm started = StartedJvm.start("128m", AcknowledgingProcess.class, home.toString());
    Process process = started.process();
    List<Long> told = new ArrayList<>();
    try (BufferedReader out = started.out()) {
      addNumber(out.readLine(), told);
      long deadline = System.nanoTime() + nanos;
      // Read on meanwhile: the process must not wait for a full pipe.
      while (System.nanoTime() < deadline) {
        addNumber(out.readLine(), told);
      }
      // By its handle: the process itself would close what is still to be read.
      process.toHandle().destroyForcibly();
      process.waitFor();
      out.lines().forEach(line -> addNumber(line, told));
    } finally {
      process.destroyForcibly().waitFor();
    }
    return told;
  }

  /** A line cut off by the kill ends without its full stop. */
  private static void addNumber(String line, List<Long> told) {
    assertThat(line).isNotNull();
    if (line.endsWith(".")) {
      told.add(Long.valueOf(line.substring(0, line.length() - 1)));
    }
  }

  private Set<Long> kept() {
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      return database.client().sql("SELECT number FROM acknowledged").query(Long.class).set();
    }
  }
}
