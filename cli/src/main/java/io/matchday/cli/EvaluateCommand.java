package io.matchday.cli;

import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Interval;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.job.evaluation.EvaluationReport;
import io.matchday.storage.Grouping;
import io.matchday.storage.JudgementRow;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges published predictions by results. */
@Command(
    name = "evaluate",
    description = {
      "Judge published predictions by results: accuracy, log loss, Brier, RPS, ECE, sharpness, and",
      "skill over the league prior and the odds. The headline is of what was published before",
      "kick-off; what was scored in hindsight, or lies inside a model's own training window, is",
      "listed apart."
    })
final class EvaluateCommand implements Runnable {

  static final List<String> COLUMNS =
      List.of(
          "grouping",
          "label",
          "basis",
          "matches",
          "accuracy",
          "log_loss",
          "brier",
          "rps",
          "ece",
          "sharpness",
          "skill_over_prior",
          "skill_over_odds_power",
          "skill_over_odds_shin");

  static final List<String> COMPARISON_COLUMNS =
      List.of(
          "grouping",
          "label",
          "basis",
          "reference",
          "matches",
          "log_loss",
          "reference_log_loss",
          "log_loss_skill",
          "log_loss_difference",
          "log_loss_lower",
          "log_loss_upper",
          "rps",
          "reference_rps",
          "rps_skill",
          "rps_difference",
          "rps_lower",
          "rps_upper");

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--by",
      paramLabel = "GROUPING",
      split = ",",
      converter = GroupingName.class,
      description = "list only these: all, alias, model, run, league, season, month (all of them)")
  private List<Grouping> by = List.of();

  @Option(
      names = "--comparisons",
      description =
          "list the comparisons with the league prior and the odds, with their 95 %% intervals")
  private boolean comparisons;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      EvaluationReport report =
          workspace.evaluatePredictions(workspace.engine()).run(session.progress());
      List<JudgementRow> rows = report.rows().stream().filter(this::isListed).toList();
      try (Listing listing =
          output.listing(comparisons ? COMPARISON_COLUMNS : COLUMNS, session.out())) {
        rows.forEach(row -> print(listing, row));
      }
      if (output.isTable()) {
        EvaluationSummary.lines(report).forEach(session.out()::println);
      }
    }
  }

  private boolean isListed(JudgementRow row) {
    return by.isEmpty() || by.contains(row.grouping());
  }

  private void print(Listing listing, JudgementRow row) {
    if (comparisons) {
      for (Reference reference : Reference.values()) {
        row.assessment()
            .against(reference)
            .ifPresent(comparison -> printComparison(listing, row, reference, comparison));
      }
    } else {
      printQuality(listing, row);
    }
  }

  private static void printQuality(Listing listing, JudgementRow row) {
    Quality quality = row.assessment().quality();
    listing.row(
        row.grouping().label(),
        row.label(),
        row.basis().label(),
        quality.matches(),
        quality.accuracy(),
        quality.logLoss(),
        quality.brier(),
        quality.rps(),
        quality.ece(),
        quality.sharpness(),
        skill(row, Reference.LEAGUE_PRIOR),
        skill(row, Reference.ODDS_POWER),
        skill(row, Reference.ODDS_SHIN));
  }

  private static Optional<Double> skill(JudgementRow row, Reference reference) {
    return row.assessment().against(reference).map(Comparison::rpsSkill);
  }

  private static void printComparison(
      Listing listing, JudgementRow row, Reference reference, Comparison comparison) {
    PairedDifference logLoss = comparison.logLossDifference();
    PairedDifference rps = comparison.rpsDifference();
    listing.row(
        row.grouping().label(),
        row.label(),
        row.basis().label(),
        reference.label(),
        comparison.matches(),
        comparison.logLoss(),
        comparison.referenceLogLoss(),
        comparison.logLossSkill(),
        logLoss.mean(),
        logLoss.interval().map(Interval::lower),
        logLoss.interval().map(Interval::upper),
        comparison.rps(),
        comparison.referenceRps(),
        comparison.rpsSkill(),
        rps.mean(),
        rps.interval().map(Interval::lower),
        rps.interval().map(Interval::upper));
  }
}
