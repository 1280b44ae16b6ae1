package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.night.NightParts;
import io.matchday.job.night.NightReport;
import io.matchday.job.night.RunNight;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.storage.PredictionScope;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the night: import, features, predict, evaluate, drift. */
@Command(
    name = "nightly",
    description = {
      "Import what lies in the inbox, build features, predict, evaluate, measure drift: one restartable flow.",
      "Files that went in are moved to inbox/done, unusable ones to inbox/refused with the reasons."
    })
final class NightlyCommand implements Runnable {

  private final Session session;

  @Option(names = "--date", paramLabel = "DATE", description = "the day to predict from (today)")
  private Optional<LocalDate> date = Optional.empty();

  NightlyCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      BatchEngine engine = workspace.engine();
      NightParts parts =
          new NightParts(
              workspace.importMatches(engine),
              workspace.buildFeatures(engine),
              workspace.predictMatches(engine),
              workspace.evaluatePredictions(engine),
              workspace.measureDrift(engine));
      PredictionRequest request =
          new PredictionRequest(
              date.orElse(session.today()),
              PredictionScope.UPCOMING,
              workspace.settings().batch().alias(),
              workspace.slices());
      NightReport report =
          new RunNight(engine, parts, workspace.runs(), session.clock())
              .run(workspace.home().inbox(), request, session.progress());
      report.lines().forEach(session.out()::println);
      report.warnings().forEach(warning -> session.err().println("matchday: " + warning));
    }
  }
}
