package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes open a home that is new, at the same instant. */
@Tag("faults")
class OpeningAtOnceTest {

  @TempDir private Path folder;

  @Test
  void both_processes_open_the_new_home_and_it_is_whole() throws Exception {
    FaultRounds rounds = FaultRounds.of("two processes opening a new home at once", 20, 2);
    int opened = 0;
    for (int round = 0; round < rounds.count(); round++) {
      Path home = folder.resolve("home-" + round);
      List<StartedJvm> openings = List.of(start(home), start(home));
      try {
        for (StartedJvm opening : openings) {
          assertThat(opening.out().readLine()).isEqualTo("waiting");
        }
        for (StartedJvm opening : openings) {
          opening.process().getOutputStream().write('\n');
          opening.process().getOutputStream().flush();
        }
        for (StartedJvm opening : openings) {
          assertThat(opening.out().readLine()).as("round %d", round).isEqualTo("open");
          assertThat(opening.process().waitFor()).isZero();
          opened++;
        }
      } finally {
        openings.forEach(opening -> opening.process().destroyForcibly().onExit().join());
      }
      assertWhole(home, openings);
    }
    rounds.report(
        "rounds %d, processes that opened it %d, refused 0".formatted(rounds.count(), opened));
  }

  private static void assertWhole(Path home, List<StartedJvm> openings) {
    List<String> pids = new ArrayList<>();
    openings.forEach(opening -> pids.add(String.valueOf(opening.process().pid())));
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      assertThat(database.isMigrated()).isTrue();
      assertThat(database.client().sql("SELECT alias FROM team_alias").query(String.class).list())
          .containsExactlyInAnyOrderElementsOf(pids);
    }
  }

  private static StartedJvm start(Path home) throws IOException {
    return StartedJvm.start("128m", OpeningProcess.class, home.toString());
  }
}
