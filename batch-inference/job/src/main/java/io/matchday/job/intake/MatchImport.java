package io.matchday.job.intake;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcMatchIntake;
import io.matchday.storage.JdbcMatches;
import io.matchday.storage.JdbcRejectedRows;
import io.matchday.storage.JdbcTeamAliases;
import io.matchday.storage.JdbcTeams;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Imports results and fixtures from a file, a chunk of rows a transaction. Importing a file again,
 * also after a kill in the middle, changes nothing that is in already. Thread-safe; two imports may
 * run at once, in two processes too.
 */
public final class MatchImport {

  private static final Logger LOG = LoggerFactory.getLogger(MatchImport.class);

  /** A commit writes every page it touched, and the pairs of a chunk touch most: few are better. */
  private static final int ROWS_PER_CHUNK = 4_000;

  /** After so many rows it pays to look at all stored matches at once, if few rows are new. */
  private static final int MANY_ROWS = 3 * ROWS_PER_CHUNK;

  private static final int ATTEMPTS = 5;

  private final Database database;
  private final Clock clock;

  /** Imports into this database; the clock says what is past and what is to come. */
  public MatchImport(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Imports one file.
   *
   * @param run the run its rejected rows are recorded under
   * @param progress told after every chunk how many rows have been read so far
   * @throws RefusedException when the file as a whole cannot be read; what was read before that is
   *     in
   */
  public ImportReport run(Path file, ImportOptions options, RunId run, LongConsumer progress) {
    String source = String.valueOf(file.getFileName());
    ImportReport total = ImportReport.NONE;
    try (CsvLines lines = CsvLines.open(file, source)) {
      Layout layout = Layouts.find(source, header(lines, source), options);
      RowReader reader = new RowReader(layout, options, clock);
      ImportChunk.Target target = target();
      target.rejectedRows().remove(run, source);
      List<ImportChunk.Row> rows = next(lines, reader);
      boolean looked = false;
      while (!rows.isEmpty()) {
        total = total.plus(write(rows, target, source, run));
        if (!looked && total.read() >= MANY_ROWS && 2 * total.unchanged() > total.read()) {
          target.known().read(new JdbcMatches(database));
          looked = true;
        }
        progress.accept(total.read());
        rows = next(lines, reader);
      }
    }
    if (!total.balances()) {
      throw new IllegalStateException(source + ": the rows do not balance: " + total);
    }
    return total;
  }

  private ImportChunk.Target target() {
    return new ImportChunk.Target(
        new JdbcMatchIntake(database),
        new JdbcRejectedRows(database),
        new TeamNames(new JdbcTeams(database), new JdbcTeamAliases(database).all()),
        new ClaimedMatches(),
        new KnownMatches(),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static List<String> header(CsvLines lines, String source) {
    Optional<CsvLine> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.map(CsvLine::cells)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.BAD_DATA, source + " is blank; expected a header line and rows"));
  }

  private static List<ImportChunk.Row> next(CsvLines lines, RowReader reader) {
    List<ImportChunk.Row> rows = new ArrayList<>();
    while (rows.size() < ROWS_PER_CHUNK) {
      Optional<CsvLine> line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      if (!line.get().isBlank()) {
        rows.add(new ImportChunk.Row(line.get().number(), reader.read(line.get())));
      }
    }
    return rows;
  }

  /**
   * Another process may add the same team or match at the same moment: then it is there. One that
   * is slow may hold a lock for longer than is waited.
   */
  private ImportReport write(
      List<ImportChunk.Row> rows, ImportChunk.Target target, String source, RunId run) {
    int attempt = 1;
    while (true) {
      ImportChunk chunk = new ImportChunk(rows, target, source, run);
      try {
        ImportReport report = database.transaction().execute(status -> chunk.write());
        chunk.committed();
        return report;
      } catch (TransientDataAccessException | DataIntegrityViolationException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debug("{}: chunk is repeated", source, e);
        target.names().forget();
        attempt++;
      }
    }
  }
}
