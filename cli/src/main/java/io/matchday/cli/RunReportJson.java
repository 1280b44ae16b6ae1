package io.matchday.cli;

import io.matchday.evaluation.Quality;
import io.matchday.evaluation.Reference;
import io.matchday.evaluation.RunDrift;
import io.matchday.job.report.RunReport;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RejectReason;
import io.matchday.storage.Run;
import io.matchday.storage.StepTime;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report on a run as one JSON object; what is not known is null. */
final class RunReportJson {

  private final JsonGenerator json;

  private RunReportJson(JsonGenerator json) {
    this.json = json;
  }

  static String text(RunReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      new RunReportJson(json).write(report);
    }
    return text.toString();
  }

  private void write(RunReport report) {
    Run run = report.seen().run();
    json.writeStartObject();
    json.writeNumberProperty("run", run.id().value());
    json.writeStringProperty("job", run.job().label());
    json.writeStringProperty("subject", run.subject());
    json.writeStringProperty("state", report.seen().state().label());
    json.writeNumberProperty("pid", run.process().pid());
    json.writeStringProperty("host", run.process().host());
    json.writeStringProperty("started_at", run.startedAt().toString());
    text("finished_at", run.finishedAt());
    text("message", run.message());
    json.writeNumberProperty("read", run.counts().read());
    json.writeNumberProperty("written", run.counts().written());
    json.writeNumberProperty("rejected", run.counts().rejected());
    json.writeName("prediction");
    report.prediction().ifPresentOrElse(this::write, json::writeNull);
    json.writeArrayPropertyStart("steps");
    report.steps().forEach(this::write);
    json.writeEndArray();
    writeRejects(report);
    json.writeName("drift");
    report.drift().ifPresentOrElse(this::write, json::writeNull);
    text("judged_at", report.judgedAt());
    json.writeArrayPropertyStart("judged");
    report.judged().forEach(this::write);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String name, Optional<?> value) {
    json.writeName(name);
    value.ifPresentOrElse(known -> json.writeString(known.toString()), json::writeNull);
  }

  private void write(PredictionRun run) {
    json.writeStartObject();
    json.writeStringProperty("as_of", run.asOf().toString());
    json.writeStringProperty("scope", run.scope().label());
    json.writeStringProperty("alias", run.alias());
    json.writeStringProperty("model_run_id", run.modelRunId().value());
    json.writeNumberProperty("attempt", run.attempt());
    json.writeNumberProperty("feature_version", run.featureVersion());
    text("published_at", run.publishedAt());
    json.writeEndObject();
  }

  private void write(StepTime step) {
    json.writeStartObject();
    json.writeStringProperty("step", step.step());
    json.writeStringProperty("status", step.status());
    json.writeNumberProperty("launches", step.launches());
    json.writeNumberProperty("seconds", RunReportText.seconds(step));
    json.writeEndObject();
  }

  private void writeRejects(RunReport report) {
    json.writeArrayPropertyStart("rejects");
    for (RejectReason reason : report.rejects()) {
      json.writeStartObject();
      json.writeStringProperty("reason", reason.reason());
      json.writeNumberProperty("rows", reason.rows());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("other_rejects", report.otherRejects());
  }

  private void write(RunDrift drift) {
    json.writeStartObject();
    number("score", drift.score().isPresent() ? drift.score().getAsDouble() : Double.NaN);
    json.writeNumberProperty("judged_features", drift.judged());
    json.writeNumberProperty("drifted_features", drift.drifted());
    json.writeArrayPropertyStart("worst");
    drift.worstDrifted().stream()
        .limit(RunReportText.WORST_FEATURES)
        .forEach(
            feature -> {
              json.writeStartObject();
              json.writeStringProperty("feature", feature.feature());
              number("psi", feature.psi());
              json.writeEndObject();
            });
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(JudgementRow row) {
    Quality quality = row.assessment().quality();
    json.writeStartObject();
    json.writeStringProperty("basis", row.basis().label());
    json.writeNumberProperty("matches", quality.matches());
    number("accuracy", quality.accuracy());
    number("log_loss", quality.logLoss());
    number("brier", quality.brier());
    number("rps", quality.rps());
    number("ece", quality.ece());
    number(
        "league_prior_rps_skill",
        row.assessment()
            .against(Reference.LEAGUE_PRIOR)
            .map(prior -> prior.rpsSkill())
            .orElse(Double.NaN));
    json.writeEndObject();
  }

  private void number(String name, double value) {
    json.writeName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
