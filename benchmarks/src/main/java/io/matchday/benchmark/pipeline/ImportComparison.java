package io.matchday.benchmark.pipeline;

import io.matchday.benchmark.Folders;
import io.matchday.benchmark.MatchFile;
import io.matchday.job.intake.ImportOptions;
import io.matchday.job.intake.ImportReport;
import io.matchday.job.intake.MatchImport;
import io.matchday.match.Sex;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseSettings;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.JobKind;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.RunId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * An import of matches into an empty embedded database beside writing the same matches alone, and
 * the import of the same file once more. In one process; the first round warms it up.
 */
public final class ImportComparison {

  /** As many as an import commits together. */
  private static final int CHUNK = 4_000;

  private static final int TEAMS = 240;

  private final Path folder;
  private final int seasons;
  private final int rounds;
  private final PrintWriter out;
  private final ProcessorTime processor = new ProcessorTime(OptionalLong.empty());

  /**
   * A comparison.
   *
   * @param folder where databases are kept meanwhile
   * @param seasons how many seasons the file holds
   * @param rounds the median of all but the first counts
   */
  public ImportComparison(Path folder, int seasons, int rounds, PrintWriter out) {
    this.folder = folder;
    this.seasons = seasons;
    this.rounds = rounds;
    this.out = out;
  }

  private record Round(Figure imported, Figure again, Figure written) {}

  /** Prints a line a case. */
  public void run() throws IOException {
    Path home = Files.createTempDirectory(folder, "import-");
    try {
      MatchFile matches = MatchFile.of(seasons);
      Path file = matches.write(home.resolve("matches.csv"), 0);
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        Round round = round(home.resolve("round-" + i), file, matches.played());
        if (i > 0) {
          measured.add(round);
        }
      }
      Figure imported = Figure.median(measured.stream().map(Round::imported).toList());
      Figure again = Figure.median(measured.stream().map(Round::again).toList());
      Figure written = Figure.median(measured.stream().map(Round::written).toList());
      print("import", imported, written);
      print("import of the same file again", again, written);
      print("writing alone", written, written);
      out.printf(Locale.ROOT, "again, of the first\t%.1f%n", imported.elapsed() / again.elapsed());
      out.flush();
    } finally {
      Folders.delete(home);
    }
  }

  private Round round(Path home, Path file, int rows) {
    List<MatchSheet> sheets = new ArrayList<>(rows);
    Figure imported;
    Figure again;
    try (Database database = open(home.resolve("import"))) {
      imported = Figure.of(rows, processor, () -> importAll(database, file, rows, 0));
      again = Figure.of(rows, processor, () -> importAll(database, file, 0, rows));
      new JdbcMatches(database).scan(match -> sheets.add(match.sheet()));
    }
    try (Database database = open(home.resolve("write"))) {
      new JdbcTeams(database)
          .ensure(IntStream.rangeClosed(1, TEAMS).mapToObj(i -> "Team " + i).toList(), Sex.MEN);
      return new Round(imported, again, Figure.of(rows, processor, () -> write(database, sheets)));
    }
  }

  private static Database open(Path home) {
    Database database = Database.open(DatabaseSettings.embedded(home));
    database.migrate();
    return database;
  }

  private static void importAll(Database database, Path file, long added, long unchanged) {
    Clock clock = Clock.systemUTC();
    RunId run = new JdbcRuns(database, clock).start(JobKind.IMPORT, "measured " + unchanged);
    ImportReport report =
        new MatchImport(database, clock).run(file, ImportOptions.NONE, run, read -> {});
    if (report.inserted() != added || report.unchanged() != unchanged) {
      throw new IllegalStateException("imported " + report);
    }
  }

  private static void write(Database database, List<MatchSheet> sheets) {
    JdbcMatchIntake matches = new JdbcMatchIntake(database);
    for (int from = 0; from < sheets.size(); from += CHUNK) {
      List<MatchSheet> chunk = sheets.subList(from, Math.min(from + CHUNK, sheets.size()));
      database.transaction().executeWithoutResult(status -> matches.insert(chunk));
    }
  }

  private void print(String what, Figure figure, Figure written) {
    out.printf(
        Locale.ROOT,
        "%s\t%.0f rows/s\t%.1f us\t%.1f us of processor\t%.2f of writing alone%n",
        what,
        figure.rowsASecond(),
        figure.elapsed(),
        figure.processor(),
        written.elapsed() / figure.elapsed());
    out.flush();
  }
}
