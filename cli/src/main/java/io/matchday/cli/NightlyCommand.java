package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.night.NightReport;
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
      NightReport report =
          new NightFlow(workspace, engine, workspace.slices())
              .run(date.orElse(session.today()), session.progress());
      report.lines().forEach(session.out()::println);
      report.warnings().forEach(warning -> session.err().println("matchday: " + warning));
    }
  }
}
