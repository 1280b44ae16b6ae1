package io.matchday.job.evaluation;

import io.matchday.job.BatchEngine;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.model.ModelRunId;
import io.matchday.storage.Database;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcJudgedPredictions;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The job {@code evaluate}: joins published predictions with results. What counts as what is said
 * by {@link io.matchday.evaluation.Basis}, which match counts where by {@link Grouping}: all,
 * leagues, seasons and months are of what readers are given, the published runs of Production.
 */
public final class EvaluatePredictions {

  private static final String NAME = "evaluate-predictions";

  private final BatchEngine engine;
  private final RunKeeper keeper;
  private final JdbcPredictionRuns predictionRuns;
  private final JdbcModels models;
  private final JdbcJudgedPredictions predictions;
  private final JdbcEvaluations evaluations;

  /** The job on this database. */
  public EvaluatePredictions(Database database, BatchEngine engine, Clock clock) {
    this.engine = engine;
    this.keeper = new RunKeeper(engine, clock);
    this.predictionRuns = new JdbcPredictionRuns(database, clock);
    this.models = new JdbcModels(database, clock);
    this.predictions = new JdbcJudgedPredictions(database);
    this.evaluations = new JdbcEvaluations(database, clock);
  }

  /** Judges all published predictions and replaces the last judgement. */
  public EvaluationReport run(Progress progress) {
    RunId run = keeper.start(JobKind.EVALUATE, "published predictions");
    return keeper.keep(
        run,
        () -> {
          EvaluationReport report = engine.runAlone(NAME, run, () -> evaluate(run, progress));
          long judged = judged(report);
          return new Ended<>(
              new RunCounts(judged, judged, 0), judged + " predictions judged", report);
        });
  }

  private static long judged(EvaluationReport report) {
    return report.rows().stream()
        .filter(row -> row.grouping() == Grouping.RUN)
        .mapToLong(row -> row.assessment().quality().matches())
        .sum();
  }

  private EvaluationReport evaluate(RunId run, Progress progress) {
    progress.begin("evaluate", -1);
    try {
      PublishedJudge judge =
          new PublishedJudge(
              predictions,
              this::lastTrained,
              () -> {
                engine.checkStopping();
                progress.advance(1);
              });
      List<JudgementRow> rows = judge.judge(predictionRuns.everPublished());
      evaluations.replace(rows);
      return new EvaluationReport(run, rows);
    } finally {
      progress.end();
    }
  }

  private LocalDate lastTrained(ModelRunId model) {
    return models.find(model).orElseThrow().trainedTo();
  }
}
