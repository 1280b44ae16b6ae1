package io.matchday.job.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.RunCounts;
import io.matchday.storage.StartedJvm;
import io.matchday.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that launch the same at once: {@code -Dmatchday.launches=20} for as many as are
 * promised, a few otherwise.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LaunchProcessesTest {

  private static final int LAUNCHES = Integer.getInteger("matchday.launches", 5);

  @TempDir private Path home;
  @TempDir private Path models;

  @Test
  void of_many_processes_on_h2_one_runs_and_the_others_name_it() throws IOException {
    assertOneRuns(DatabaseSettings.embedded(home));
  }

  @Test
  void of_many_processes_on_postgres_one_runs_and_the_others_name_it() throws IOException {
    assertOneRuns(TestDatabases.postgresSettings());
  }

  private void assertOneRuns(DatabaseSettings settings) throws IOException {
    try (Database database = Database.open(settings)) {
      database.migrate();
      Predicting predicting = Predicting.fixtures(10, database, models);
      List<Launched> launches = new ArrayList<>();
      try {
        for (int i = 0; i < LAUNCHES; i++) {
          launches.add(Launched.start(settings, models));
        }
        assertOneRuns(launches, predicting);
      } finally {
        launches.forEach(launch -> launch.process().destroyForcibly());
      }
    }
  }

  private static void assertOneRuns(List<Launched> launches, Predicting predicting)
      throws IOException {
    for (Launched launch : launches) {
      assertThat(launch.line()).isEqualTo("ready");
    }
    for (Launched launch : launches) {
      launch.goOn();
    }
    List<Launched> running = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Launched launch : launches) {
      String line = launch.line();
      if (line.equals("running")) {
        running.add(launch);
      } else {
        refused.add(line);
      }
    }

    assertThat(running).hasSize(1);
    assertThat(refused)
        .hasSize(LAUNCHES - 1)
        .containsOnly(
            "TRY_AGAIN run 1 (predict 2022-02-01 upcoming Production) is under way in process %d on %s"
                .formatted(running.get(0).process().pid(), ProcessIdentity.current().host()));
    running.get(0).goOn();
    assertThat(running.get(0).line()).isEqualTo("published 1");
    assertThat(predicting.number("SELECT COUNT(*) FROM run")).isEqualTo(1);
    assertThat(predicting.newestRun().counts()).isEqualTo(new RunCounts(10, 10, 0));
  }

  /** A {@link LaunchProcess} under way. */
  private record Launched(StartedJvm jvm) {

    static Launched start(DatabaseSettings settings, Path models) throws IOException {
      return new Launched(
          StartedJvm.start(
              "128m",
              LaunchProcess.class,
              settings.url(),
              settings.user(),
              settings.password(),
              models.toString()));
    }

    Process process() {
      return jvm.process();
    }

    String line() throws IOException {
      return String.valueOf(jvm.out().readLine());
    }

    void goOn() throws IOException {
      process().getOutputStream().write('\n');
      process().getOutputStream().flush();
    }
  }
}
