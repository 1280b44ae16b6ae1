package io.matchday.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A whole night, from the start of a process to its end: a few results arrive, features are brought
 * up to date, the fixtures that are left are predicted, published and judged. With the backup that
 * a night keeps, and without.
 */
final class NightComparison {

  private static final int RESULTS = 88;

  private final Path folder;
  private final PackagedProgram program;
  private final NightEffort effort;
  private final PrintWriter out;

  NightComparison(Path folder, PackagedProgram program, NightEffort effort, PrintWriter out) {
    this.folder = folder;
    this.program = program;
    this.effort = effort;
    this.out = out;
  }

  void run() throws IOException {
    Path home = new ServedHomes(folder, program).afterNight(effort.seasons(), ModelSize.MIDDLE);
    MatchFile matches = MatchFile.of(effort.seasons());
    out.printf(
        Locale.ROOT,
        "%,d matches played, %,d fixtures, %d results arrive%n",
        matches.played(),
        ServedHomes.UPCOMING,
        RESULTS);
    for (int backups : new int[] {0, 1}) {
      List<Double> seconds = new ArrayList<>();
      for (int round = 0; round < effort.rounds(); round++) {
        seconds.add(night(home, matches, backups));
      }
      Collections.sort(seconds);
      out.printf(
          Locale.ROOT,
          "%s\tmedian %.1f s\tfrom %.1f to %.1f s%n",
          backups == 0 ? "a night" : "a night and its backup",
          seconds.get(seconds.size() / 2),
          seconds.get(0),
          seconds.get(seconds.size() - 1));
      out.flush();
    }
  }

  /** The seconds of a night on a copy of a home. */
  private double night(Path home, MatchFile matches, int backups) throws IOException {
    Path copy = Files.createTempDirectory(folder, "night-");
    try {
      Folders.copy(home, copy);
      Path inbox = Files.createDirectories(copy.resolve("inbox"));
      matches.writeResults(inbox.resolve("results.csv"), RESULTS);
      String day = matches.firstDay().toString();
      long start = System.nanoTime();
      String said =
          program.run(copy, "nightly", "--date", day, "--set", "batch.backups=" + backups);
      double seconds = (System.nanoTime() - start) / 1e9;
      String predicted = "%d predictions".formatted(ServedHomes.UPCOMING - RESULTS);
      if (!said.contains(predicted)) {
        throw new IllegalStateException("not " + predicted + ": " + said);
      }
      return seconds;
    } finally {
      Folders.delete(copy);
    }
  }
}
