package io.matchday.cli;

import io.matchday.job.control.PurgeHistory;
import io.matchday.job.control.PurgeHistory.Purged;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Forgets old runs. */
@Command(
    name = "purge",
    description = {
      "Forget runs that ended long ago, with their rejected rows and the records of their steps.",
      "Prediction runs that ended well stay, and of each job the newest run and the newest good one."
    })
final class JobsPurge implements Runnable {

  private final Session session;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "forget what ended longer ago (batch.keep-history-days)")
  private Optional<Integer> keepDays = Optional.empty();

  JobsPurge(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      int days = keepDays.orElse(workspace.settings().batch().keepHistoryDays());
      Purged purged =
          new PurgeHistory(workspace.database(), workspace.engine(), workspace.clock()).run(days);
      session
          .out()
          .printf(
              "forgotten: %,d runs that ended more than %d days ago, and the steps of %,d more%n",
              purged.runs(), days, purged.batchJobs());
    }
  }
}
