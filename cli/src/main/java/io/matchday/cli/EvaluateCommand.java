package io.matchday.cli;

import io.matchday.evaluation.Quality;
import io.matchday.job.evaluation.EvaluationReport;
import io.matchday.storage.JudgementRow;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Judges published predictions by results. */
@Command(
    name = "evaluate",
    description = {
      "Judge published predictions by results: accuracy, log loss, Brier, RPS, ECE.",
      "Matches inside a model's own training window are listed apart and never count in the headline."
    })
final class EvaluateCommand implements Runnable {

  static final List<String> COLUMNS =
      List.of(
          "grouping",
          "label",
          "in_training",
          "matches",
          "accuracy",
          "log_loss",
          "brier",
          "rps",
          "ece");

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      EvaluationReport report =
          workspace.evaluatePredictions(workspace.engine()).run(session.progress());
      try (Listing listing = output.listing(COLUMNS, session.out())) {
        report.rows().forEach(row -> print(listing, row));
      }
      if (output.isTable()) {
        session.out().println(headline(report));
      }
    }
  }

  private static void print(Listing listing, JudgementRow row) {
    Quality quality = row.quality();
    listing.row(
        row.grouping(),
        row.label(),
        row.inTraining(),
        quality.matches(),
        quality.accuracy(),
        quality.logLoss(),
        quality.brier(),
        quality.rps(),
        quality.ece());
  }

  /** One line on the matches that no model had seen. */
  static String headline(EvaluationReport report) {
    return report
        .headline()
        .map(
            q ->
                "headline (outside training): %,d matches, accuracy %.3f, log loss %.4f, Brier %.4f, RPS %.4f, ECE %.4f"
                    .formatted(q.matches(), q.accuracy(), q.logLoss(), q.brier(), q.rps(), q.ece()))
        .orElse("headline: no played match outside the training window has a prediction yet");
  }
}
