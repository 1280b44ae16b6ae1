package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.intake.FileFormat;
import io.matchday.job.intake.ImportMatches;
import io.matchday.job.intake.ImportOptions;
import io.matchday.job.intake.ImportReport;
import io.matchday.match.Sex;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports results and fixtures. */
@Command(
    name = "import",
    description = {
      "Import results and fixtures from CSV files, also gzipped; the format is told by the header.",
      "A bad row becomes a reject with its reason (show rejects); the others go in. Importing the"
          + " same or a corrected file again updates in place."
    })
final class ImportCommand implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "files to import")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "football-data, international or matchday, instead of telling by the header")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "OURS=THEIRS,...",
      description = "what the file calls Matchday's columns, such as home_team=home,home_goals=hg")
  private Optional<String> columns = Optional.empty();

  @Option(names = "--competition", paramLabel = "NAME", description = "of rows that name none")
  private Optional<String> competition = Optional.empty();

  @Option(
      names = "--season",
      paramLabel = "SEASON",
      description = "of rows that name none: 2019-20 or 2021")
  private Optional<String> season = Optional.empty();

  @Option(
      names = "--sex",
      paramLabel = "SEX",
      description = "of rows that name none: 0 men, 1 women")
  private Optional<Integer> sex = Optional.empty();

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    ImportOptions options = options();
    try (Workspace workspace = session.open()) {
      BatchEngine engine = workspace.engine();
      ImportMatches job = workspace.importMatches(engine);
      List<Problem> refused = new ArrayList<>();
      boolean missing = true;
      for (Path file : files) {
        try {
          print(file, job.run(file, options, session.progress()));
        } catch (RefusedException e) {
          if (e.refusal() != Refusal.BAD_DATA && e.refusal() != Refusal.NO_INPUT) {
            throw e;
          }
          refused.addAll(e.problems());
          missing &= e.refusal() == Refusal.NO_INPUT;
        }
      }
      if (!refused.isEmpty()) {
        throw new RefusedException(missing ? Refusal.NO_INPUT : Refusal.BAD_DATA, refused);
      }
    }
  }

  private ImportOptions options() {
    ImportOptions options = ImportOptions.NONE;
    if (format.isPresent()) {
      options = options.withFormat(FileFormat.ofLabel(format.get()));
    }
    if (columns.isPresent()) {
      options = options.withColumns(columns.get());
    }
    if (competition.isPresent()) {
      options = options.withCompetition(competition.get());
    }
    if (season.isPresent()) {
      options = options.withSeason(season.get());
    }
    if (sex.isPresent()) {
      options = options.withSex(sexOf(sex.get()));
    }
    return options;
  }

  private static Sex sexOf(int code) {
    if (code != 0 && code != 1) {
      throw new RefusedException(Refusal.USAGE, "--sex must be 0 (men) or 1 (women)");
    }
    return Sex.ofCode(code);
  }

  private void print(Path file, ImportMatches.Result result) {
    ImportReport report = result.report();
    session
        .out()
        .printf(
            "%s: %,d rows: %,d new, %,d updated, %,d moved, %,d unchanged, %,d duplicates, %,d"
                + " rejected (run %s)%n",
            file.getFileName(),
            report.read(),
            report.inserted(),
            report.updated(),
            report.moved(),
            report.unchanged(),
            report.duplicates(),
            report.rejected(),
            result.run());
    note(report.corrected(), "stored scores were corrected");
    note(
        report.renamed(),
        "rows name another competition than the match was first imported with, which stays");
    note(report.warnings(), "optional values could not be used; see: show rejects " + result.run());
    if (report.rejected() > 0) {
      session.err().printf("matchday: see why rows were rejected: show rejects %s%n", result.run());
    }
  }

  private void note(long count, String what) {
    if (count > 0) {
      session.err().printf("matchday: %,d %s%n", count, what);
    }
  }
}
