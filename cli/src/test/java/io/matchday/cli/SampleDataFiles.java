package io.matchday.cli;

import io.matchday.match.Sex;
import io.matchday.match.SimulatedLeague;
import io.matchday.match.SimulatedLeagues;
import io.matchday.match.SimulatedMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes everything in {@code sample-data} but its texts and its refused files. */
final class SampleDataFiles {

  /** The first day without results. */
  static final LocalDate AS_OF = LocalDate.of(2024, 3, 1);

  private static final long SEED = 20240301;
  private static final int FIRST_YEAR = 2020;
  private static final int SEASONS = 4;

  private static final List<SimulatedLeague> LEAGUES =
      List.of(
          new SimulatedLeague("Northern League", Sex.MEN, 20, 3, 0.4),
          new SimulatedLeague("Liga do Sul", Sex.MEN, 16, 2, 0.45),
          new SimulatedLeague("Damligan Väst", Sex.WOMEN, 12, 1, 0.6));

  private SampleDataFiles() {}

  /** The match files and the day, by their names below {@code sample-data}. */
  static Map<String, String> texts() {
    Map<String, List<String>> lines = new TreeMap<>();
    for (SimulatedMatch match : SimulatedLeagues.of(SEED, FIRST_YEAR, SEASONS, LEAGUES).matches()) {
      boolean played = match.date().isBefore(AS_OF);
      String file = played ? slug(match.competition()) : "fixtures";
      lines
          .computeIfAbsent(
              "matches/" + file + ".csv", unused -> new ArrayList<>(List.of(header(played))))
          .add(played ? match.csvWithExtras() : match.csvOfFixture());
    }
    Map<String, String> texts = new TreeMap<>();
    lines.forEach((name, content) -> texts.put(name, String.join("\n", content) + "\n"));
    texts.put("as-of.txt", AS_OF + "\n");
    return texts;
  }

  private static String header(boolean played) {
    return played
        ? SimulatedMatch.CSV_HEADER + "," + SimulatedMatch.CSV_EXTRA_HEADER
        : SimulatedMatch.CSV_HEADER;
  }

  private static String slug(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace(' ', '-');
  }

  /**
   * Writes match files, trains the model on them through the program itself, and keeps what it then
   * predicts.
   *
   * @param folder {@code sample-data}
   * @param home an empty folder to work in
   */
  static void write(Path folder, Path home) throws IOException {
    deleteTree(folder.resolve("matches"));
    deleteTree(folder.resolve("models"));
    for (Map.Entry<String, String> text : texts().entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
      if (text.getKey().startsWith("matches/")) {
        call(home, "import", file.toString());
      }
    }
    call(home, "features");
    call(home, "train", "--until", AS_OF.toString(), "--promote");
    copyTree(home.resolve("models"), folder.resolve("models"));
    call(home, "predict", "--as-of", AS_OF.toString());
    Files.writeString(
        folder.resolve("expected_predictions.csv"),
        call(home, "show", "predictions", "--output", "csv"));
  }

  private static String call(Path home, String... arguments) {
    ProgramCall call = ProgramCall.on(home, arguments);
    if (call.code() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ": " + call.err());
    }
    return call.out();
  }

  /** Deletes a folder with everything in it. */
  static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a folder with everything in it. */
  static void copyTree(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void copy(Path file, Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
