package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.control.PurgeHistory;
import io.matchday.job.night.NightReport;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.job.report.RunReport;
import io.matchday.job.report.RunReports;
import io.matchday.storage.PredictionRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept and what is forgotten once a night is over; neither takes anything from it. */
final class NightRecords {

  private final Workspace workspace;
  private final BatchEngine engine;

  NightRecords(Workspace workspace, BatchEngine engine) {
    this.workspace = workspace;
    this.engine = engine;
  }

  /**
   * Writes the report on the predictions of the night, and forgets what is older than the settings
   * want it kept.
   *
   * @return the report of the night, with a warning more for each that cannot be done
   */
  NightReport keep(NightReport night, PredictionRequest request) {
    List<String> warnings = new ArrayList<>(night.warnings());
    if (!engine.isStopping()) {
      forget().ifPresent(warnings::add);
    }
    write(request).ifPresent(warnings::add);
    return new NightReport(night.run(), night.lines(), warnings);
  }

  private Optional<String> forget() {
    try {
      new PurgeHistory(workspace.database(), engine, workspace.clock())
          .run(workspace.settings().batch().keepHistoryDays());
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          "old runs were not forgotten: %s; the next night does so, or: jobs purge"
              .formatted(e.getMessage()));
    }
  }

  private Optional<String> write(PredictionRequest request) {
    try {
      return workspace.predictMatches(engine).newest(request).flatMap(this::write);
    } catch (RuntimeException e) {
      return Optional.of(
          "the report on the predictions of the night cannot be written: %s; see: jobs list"
              .formatted(e.getMessage()));
    }
  }

  private Optional<String> write(PredictionRun run) {
    try {
      RunReport report =
          new RunReports(workspace.database(), engine, workspace.clock()).of(run.id());
      new ReportFolder(workspace.home().reports()).write(report, run.asOf());
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          "the report on run %s cannot be written: %s; it can be had any time: jobs show %s"
              .formatted(run.id(), e.getMessage(), run.id()));
    }
  }
}
