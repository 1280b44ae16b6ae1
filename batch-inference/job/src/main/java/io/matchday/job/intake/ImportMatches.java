package io.matchday.job.intake;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.storage.Database;
import io.matchday.storage.JobKind;
import io.matchday.storage.RunId;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The job {@code import-matches}: one file, one run. Safe to run again after a kill: what was
 * committed is found unchanged.
 */
public final class ImportMatches {

  private static final String NAME = "import-matches";

  private final BatchEngine engine;
  private final RunKeeper keeper;
  private final MatchImport matchImport;

  /** The job on this database. */
  public ImportMatches(Database database, BatchEngine engine, Clock clock) {
    this.engine = engine;
    this.keeper = new RunKeeper(engine, clock);
    this.matchImport = new MatchImport(database, clock);
  }

  /**
   * What the import of one file came to.
   *
   * @param run its run
   * @param report what became of its rows
   */
  public record Result(RunId run, ImportReport report) {}

  /**
   * Imports a file.
   *
   * @throws io.matchday.refusal.RefusedException when the file as a whole cannot be used
   */
  public Result run(Path file, ImportOptions options, Progress progress) {
    RunId run = keeper.start(JobKind.IMPORT, file.toAbsolutePath().normalize().toString());
    return keeper.keep(
        run,
        () -> {
          ImportReport report =
              engine.runAlone(NAME, run, () -> read(file, options, run, progress));
          return new Ended<>(report.counts(), summary(report), new Result(run, report));
        });
  }

  private ImportReport read(Path file, ImportOptions options, RunId run, Progress progress) {
    progress.begin("import " + file.getFileName(), -1);
    try {
      return matchImport.run(
          file,
          options,
          run,
          rows -> {
            engine.checkStopping();
            progress.advance(rows);
          });
    } finally {
      progress.end();
    }
  }

  private static String summary(ImportReport report) {
    return "%d new, %d updated, %d moved, %d unchanged, %d duplicates, %d rejected"
        .formatted(
            report.inserted(),
            report.updated(),
            report.moved(),
            report.unchanged(),
            report.duplicates(),
            report.rejected());
  }
}
