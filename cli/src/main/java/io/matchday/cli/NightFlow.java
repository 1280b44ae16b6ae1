package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.night.NightBackups;
import io.matchday.job.night.NightParts;
import io.matchday.job.night.NightReport;
import io.matchday.job.night.RunNight;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.storage.PredictionScope;
import java.time.LocalDate;

/** The night of one home, whoever starts it. */
final class NightFlow {

  private final Workspace workspace;
  private final BatchEngine engine;
  private final int slices;

  /**
   * @param slices how many threads share the predictions
   */
  NightFlow(Workspace workspace, BatchEngine engine, int slices) {
    this.workspace = workspace;
    this.engine = engine;
    this.slices = slices;
  }

  /** Runs the night that predicts from this day on. */
  NightReport run(LocalDate date, Progress progress) {
    NightParts parts =
        new NightParts(
            workspace.importMatches(engine),
            workspace.buildFeatures(engine),
            workspace.predictMatches(engine),
            workspace.evaluatePredictions(engine),
            workspace.measureDrift(engine));
    PredictionRequest request =
        new PredictionRequest(
            date, PredictionScope.UPCOMING, workspace.settings().batch().alias(), slices);
    NightReport report =
        new RunNight(engine, parts, workspace.runs(), workspace.clock())
            .run(workspace.home().inbox(), request, progress);
    NightReport kept = new NightRecords(workspace, engine).keep(report, request);
    return new NightBackups(workspace.home().backups(), workspace.settings().batch().backups())
        .after(kept, workspace.takeBackup());
  }
}
