package io.matchday.cli;

import io.matchday.job.feature.FeatureReport;
import picocli.CommandLine.Command;

/** Builds the feature rows of all matches. */
@Command(name = "features", description = "Compute feature rows for every match, history included.")
final class FeaturesCommand implements Runnable {

  private final Session session;

  FeaturesCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      FeatureReport report = workspace.buildFeatures(workspace.engine()).run(session.progress());
      session.out().printf("features of %,d matches (run %s)%n", report.matches(), report.run());
      report.sets().forEach(rows -> session.out().println("  " + rows.summary()));
    }
  }
}
