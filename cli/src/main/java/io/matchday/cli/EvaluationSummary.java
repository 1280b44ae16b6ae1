package io.matchday.cli;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Interval;
import io.matchday.evaluation.PairedDifference;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.job.evaluation.EvaluationReport;
import java.util.ArrayList;
import java.util.List;

/** What an evaluation found, in a few lines for people. */
final class EvaluationSummary {

  private EvaluationSummary() {}

  /** The headlines, each with its comparisons below it. */
  static List<String> lines(EvaluationReport report) {
    List<String> lines = new ArrayList<>();
    for (Basis basis : List.of(Basis.BEFORE_KICK_OFF, Basis.HINDSIGHT)) {
      lines.add(headline(report, basis));
      report.overall(basis).ifPresent(found -> lines.addAll(comparisons(found)));
    }
    return lines;
  }

  /** One line on what was published before kick-off, and one on what was scored in hindsight. */
  static List<String> headlines(EvaluationReport report) {
    return List.of(headline(report, Basis.BEFORE_KICK_OFF), headline(report, Basis.HINDSIGHT));
  }

  private static String headline(EvaluationReport report, Basis basis) {
    String name =
        basis == Basis.BEFORE_KICK_OFF
            ? "headline (published before kick-off)"
            : "in hindsight (later than training, features of before the match)";
    return name
        + ": "
        + report
            .overall(basis)
            .map(Assessment::quality)
            .map(EvaluationSummary::figures)
            .orElse("no played match has such a prediction yet");
  }

  private static String figures(Quality q) {
    return "%,d matches, accuracy %.3f, log loss %.4f, Brier %.4f, RPS %.4f, ECE %.4f, sharpness %.4f"
        .formatted(
            q.matches(), q.accuracy(), q.logLoss(), q.brier(), q.rps(), q.ece(), q.sharpness());
  }

  private static List<String> comparisons(Assessment assessment) {
    List<String> lines = new ArrayList<>();
    for (Reference reference : Reference.values()) {
      assessment
          .against(reference)
          .ifPresent(found -> lines.add("  against " + name(reference) + ": " + figures(found)));
    }
    return lines;
  }

  private static String name(Reference reference) {
    return switch (reference) {
      case LEAGUE_PRIOR -> "the league prior";
      case ODDS_POWER -> "the odds (power method)";
      case ODDS_SHIN -> "the odds (Shin)";
    };
  }

  private static String figures(Comparison comparison) {
    return "RPS %s, skill %.1f %%; log loss %s, skill %.1f %% (%,d matches)"
        .formatted(
            figures(comparison.rpsDifference()),
            100 * comparison.rpsSkill(),
            figures(comparison.logLossDifference()),
            100 * comparison.logLossSkill(),
            comparison.matches());
  }

  private static String figures(PairedDifference difference) {
    return "%+.4f (%s)"
        .formatted(
            difference.mean(),
            difference
                .interval()
                .map(EvaluationSummary::figures)
                .orElse("too few days for an interval"));
  }

  private static String figures(Interval interval) {
    return "95 %%: %+.4f to %+.4f".formatted(interval.lower(), interval.upper());
  }
}
