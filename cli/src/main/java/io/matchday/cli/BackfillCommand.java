package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.backfill.BackfillDay;
import io.matchday.job.backfill.BackfillPredictions;
import io.matchday.job.backfill.BackfillRequest;
import io.matchday.job.backfill.BackfillRequest.Choice;
import io.matchday.job.prediction.PredictionReport;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.PredictionRun;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Predicts days that were missed. */
@Command(
    name = "backfill",
    description = {
      "Predict from each of many days, the oldest first, as predict --as-of does one.",
      "A day that fails does not stop the others; the exit code is that of the worst."
    })
final class BackfillCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--from", paramLabel = "DATE", required = true, description = "the first day")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      required = true,
      description = "the last day, today at the latest")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--only-failed",
      description = "only days whose newest attempt is not published, or that have none")
  private boolean onlyFailed;

  @Option(
      names = "--slices",
      paramLabel = "N",
      description = "threads that share the work of a day (one a processor)")
  private Optional<Integer> slices = Optional.empty();

  @Option(names = "--alias", paramLabel = "A", description = "the model alias (Production)")
  private Optional<String> alias = Optional.empty();

  BackfillCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (to.isAfter(session.today())) {
      throw new RefusedException(Refusal.USAGE, "--to %s is later than today".formatted(to));
    }
    BackfillTally tally = new BackfillTally();
    try (Workspace workspace = session.open()) {
      BackfillRequest request =
          new BackfillRequest(
              from,
              to,
              onlyFailed ? Choice.UNPUBLISHED : Choice.ALL,
              alias.orElse(workspace.settings().batch().alias()),
              slices.orElse(workspace.slices()));
      BatchEngine engine = workspace.engine();
      new BackfillPredictions(workspace.predictMatches(engine), engine)
          .run(
              request,
              day -> {
                tally.add(day);
                print(day);
              },
              session.progress());
    } finally {
      tally.summary().ifPresent(session.out()::println);
    }
    return tally.exitCode();
  }

  private void print(BackfillDay day) {
    if (day instanceof BackfillDay.Failed failed) {
      session.err().printf("matchday: %s: %s%n", day.date(), failed.reason());
    } else if (day instanceof BackfillDay.Published published) {
      session.out().printf("%s: %s%n", day.date(), text(published.report()));
    } else {
      session.out().printf("%s: published before; left alone%n", day.date());
    }
    session.out().flush();
  }

  private static String text(PredictionReport report) {
    PredictionRun run = report.run();
    return "run %s, %,d predictions, %,d rejected, %s"
        .formatted(
            run.id(),
            run.run().counts().written(),
            run.run().counts().rejected(),
            report.fresh() ? "published" : "published before; nothing has changed since");
  }
}
