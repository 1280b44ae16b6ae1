package io.matchday.cli;

import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.FeatureDrift;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.evaluation.RunDrift;
import io.matchday.job.report.RunReport;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RejectReason;
import io.matchday.storage.Run;
import io.matchday.storage.StepTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report on a run as lines for people. */
final class RunReportText {

  /** How many features that drifted are named. */
  static final int WORST_FEATURES = 5;

  private RunReportText() {}

  static List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>();
    Run run = report.seen().run();
    lines.add(
        "run %s: %s %s, %s"
            .formatted(run.id(), run.job().label(), run.subject(), report.seen().state().label()));
    add(lines, "process", run.process().pid() + " on " + run.process().host());
    add(lines, "started", run.startedAt().toString());
    run.finishedAt().ifPresent(at -> add(lines, "ended", at.toString()));
    run.message().ifPresent(message -> add(lines, "message", message));
    add(
        lines,
        "rows",
        "%,d read, %,d written, %,d rejected"
            .formatted(run.counts().read(), run.counts().written(), run.counts().rejected()));
    report.prediction().ifPresent(prediction -> addPrediction(lines, prediction));
    addSteps(lines, report.steps());
    addRejects(lines, report);
    report.drift().ifPresent(drift -> add(lines, "drift", text(drift)));
    addJudged(lines, report);
    return lines;
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add("%-10s %s".formatted(name, value));
  }

  private static void addPrediction(List<String> lines, PredictionRun run) {
    add(
        lines,
        "predicted",
        "%s from %s on by model %s (%s), attempt %d, features %d"
            .formatted(
                run.scope().label(),
                run.asOf(),
                run.modelRunId(),
                run.alias(),
                run.attempt(),
                run.featureVersion()));
    add(lines, "published", run.publishedAt().map(Instant::toString).orElse("no"));
  }

  private static void addSteps(List<String> lines, List<StepTime> steps) {
    if (!steps.isEmpty()) {
      lines.add("steps");
    }
    for (StepTime step : steps) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %9.3f s  %s, %s%s",
              seconds(step),
              step.step(),
              step.status().toLowerCase(Locale.ROOT),
              step.launches() > 1 ? ", begun " + step.launches() + " times" : ""));
    }
  }

  static double seconds(StepTime step) {
    return step.time().toNanos() / 1e9;
  }

  private static void addRejects(List<String> lines, RunReport report) {
    if (!report.rejects().isEmpty()) {
      lines.add("rejects");
    }
    for (RejectReason reason : report.rejects()) {
      lines.add("  %,9d  %s".formatted(reason.rows(), reason.reason()));
    }
    if (report.otherRejects() > 0) {
      lines.add("  %,9d  for other reasons".formatted(report.otherRejects()));
    }
  }

  private static String text(RunDrift drift) {
    String worst =
        drift.worstDrifted().stream()
            .limit(WORST_FEATURES)
            .map(RunReportText::named)
            .collect(Collectors.joining(", "));
    String score =
        drift.score().isPresent()
            ? String.format(Locale.ROOT, "score %.3f", drift.score().getAsDouble())
            : "no score";
    return "%s, %d of %d features drifted%s"
        .formatted(
            score, drift.drifted(), drift.judged(), worst.isEmpty() ? "" : ", worst: " + worst);
  }

  private static String named(FeatureDrift feature) {
    return String.format(Locale.ROOT, "%s (PSI %.2f)", feature.feature(), feature.psi());
  }

  private static void addJudged(List<String> lines, RunReport report) {
    if (report.judged().isEmpty()) {
      return;
    }
    lines.add("played since, as judged" + report.judgedAt().map(at -> " at " + at).orElse(" last"));
    report.judged().forEach(row -> lines.add("  " + text(row)));
  }

  private static String text(JudgementRow row) {
    Quality quality = row.assessment().quality();
    return String.format(
            Locale.ROOT,
            "%s: %,d matches, accuracy %.3f, log loss %.4f, Brier %.4f, RPS %.4f, ECE %.4f",
            row.basis().label(),
            quality.matches(),
            quality.accuracy(),
            quality.logLoss(),
            quality.brier(),
            quality.rps(),
            quality.ece())
        + row.assessment().against(Reference.LEAGUE_PRIOR).map(RunReportText::skill).orElse("");
  }

  private static String skill(Comparison prior) {
    return String.format(
        Locale.ROOT, ", skill over the league prior %.1f %%", 100 * prior.rpsSkill());
  }
}
