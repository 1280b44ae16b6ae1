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
      session
          .out()
          .printf(
              "features of %,d matches: %,d new, %,d changed, %,d unchanged, %,d removed (run %s)%n",
              report.matches(),
              report.inserted(),
              report.updated(),
              report.unchanged(),
              report.deleted(),
              report.run());
    }
  }
}
