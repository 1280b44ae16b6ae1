package io.matchday.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

  private record Opening(Process process, BufferedReader out) {}

  @Test
  void both_processes_open_the_new_home_and_it_is_whole() throws Exception {
    FaultRounds rounds = FaultRounds.of("two processes opening a new home at once", 20, 2);
    int opened = 0;
    for (int round = 0; round < rounds.count(); round++) {
      Path home = folder.resolve("home-" + round);
      List<Opening> openings = List.of(start(home), start(home));
      try {
        for (Opening opening : openings) {
          assertThat(opening.out().readLine()).isEqualTo("waiting");
        }
        for (Opening opening : openings) {
          opening.process().getOutputStream().write('\n');
          opening.process().getOutputStream().flush();
        }
        for (Opening opening : openings) {
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

  private static void assertWhole(Path home, List<Opening> openings) {
    List<String> pids = new ArrayList<>();
    openings.forEach(opening -> pids.add(String.valueOf(opening.process().pid())));
    try (Database database = Database.open(DatabaseSettings.embedded(home))) {
      assertThat(database.isMigrated()).isTrue();
      assertThat(database.client().sql("SELECT alias FROM team_alias").query(String.class).list())
          .containsExactlyInAnyOrderElementsOf(pids);
    }
  }

  private static Opening start(Path home) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file", ""),
                "-cp",
                System.getProperty("java.class.path"),
                OpeningProcess.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new Opening(
        process,
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }
}
