package io.matchday.job.intake;

import io.matchday.match.MatchId;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.MatchFilter;
import io.matchday.storage.MatchSheet;
import io.matchday.storage.NamedMatch;
import io.matchday.storage.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Imports texts and files into one database on a fixed day, and says what came of it. */
final class Imports {

  /** Today, for every test: the day after the last match of the real files but those of 2023. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-15T12:00:00Z"), ZoneOffset.UTC);

  private final Database database;
  private final Path folder;
  private RunId run = new RunId(1);

  Imports(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  ImportReport text(String csv) {
    return text(csv, ImportOptions.NONE);
  }

  ImportReport text(String csv, ImportOptions options) {
    return file(write("matches.csv", csv), options);
  }

  ImportReport file(Path file, ImportOptions options) {
    run = new JdbcRuns(database, CLOCK).start(JobKind.IMPORT, String.valueOf(file));
    return new MatchImport(database, CLOCK).run(file, options, run, rows -> {});
  }

  Path write(String name, String csv) {
    try {
      return Files.writeString(folder.resolve(name), csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rejects of the last import: line, column, reason. */
  List<String> rejects() {
    return new JdbcRejectedRows(database)
        .of(run, 1_000).stream()
            .map(
                row ->
                    row.line().orElse(0) + " | " + row.column().orElse("") + " | " + row.reason())
            .toList();
  }

  /** Every match by date, as: id date home away score. */
  List<String> matches() {
    return new JdbcMatches(database)
        .list(MatchFilter.first(1_000)).stream().map(Imports::shown).toList();
  }

  MatchSheet sheet(long id) {
    return new JdbcMatches(database).find(new MatchId(id)).orElseThrow().match().sheet();
  }

  private static String shown(NamedMatch named) {
    MatchSheet sheet = named.match().sheet();
    String score = sheet.score().map(goals -> goals.home() + "-" + goals.away()).orElse("?");
    return named.match().id()
        + " "
        + sheet.date()
        + " "
        + named.homeTeam()
        + " "
        + named.awayTeam()
        + " "
        + score;
  }
}
