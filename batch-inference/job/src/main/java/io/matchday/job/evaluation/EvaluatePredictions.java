package io.matchday.job.evaluation;

import io.matchday.job.BatchEngine;
import io.matchday.job.MatchIdSet;
import io.matchday.job.Progress;
import io.matchday.job.RunKeeper;
import io.matchday.job.RunKeeper.Ended;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcModels;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.JobKind;
import io.matchday.storage.JudgedPrediction;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.ModelVersion;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RunCounts;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.util.List;

/**
 * The job {@code evaluate}: joins published predictions with results. By run, every prediction
 * counts; overall, by league and by season, a match counts once, with the prediction that readers
 * are given: that of the newest published run that holds it.
 */
public final class EvaluatePredictions {

  private static final String NAME = "evaluate-predictions";

  private final BatchEngine engine;
  private final Clock clock;
  private final JdbcRuns runs;
  private final JdbcPredictionRuns predictionRuns;
  private final JdbcModels models;
  private final JdbcEvaluations evaluations;

  /** The job on this database. */
  public EvaluatePredictions(Database database, BatchEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
    this.runs = new JdbcRuns(database, clock);
    this.predictionRuns = new JdbcPredictionRuns(database, clock);
    this.models = new JdbcModels(database, clock);
    this.evaluations = new JdbcEvaluations(database, clock);
  }

  /** Judges all published predictions and replaces the last judgement. */
  public EvaluationReport run(Progress progress) {
    RunId run = runs.start(JobKind.EVALUATE, "published predictions");
    return new RunKeeper(runs, clock)
        .keep(
            run,
            () -> {
              EvaluationReport report = engine.runAlone(NAME, run, () -> evaluate(run, progress));
              long judged = judged(report);
              return new Ended<>(
                  new RunCounts(judged, judged, 0), judged + " matches judged", report);
            });
  }

  private static long judged(EvaluationReport report) {
    return report.rows().stream()
        .filter(row -> row.grouping().equals(JudgementTable.ALL))
        .mapToLong(row -> row.quality().matches())
        .sum();
  }

  private EvaluationReport evaluate(RunId run, Progress progress) {
    JudgementTable table = new JudgementTable();
    MatchIdSet seen = new MatchIdSet();
    progress.begin("evaluate", -1);
    try {
      for (PredictionRun published : predictionRuns.published()) {
        ModelVersion model = models.find(published.modelRunId()).orElseThrow();
        evaluations.judged(
            published.id(),
            judged -> {
              engine.checkStopping();
              add(table, published, model, judged, seen.add(judged.matchId()));
              progress.advance(1);
            });
      }
    } finally {
      progress.end();
    }
    List<JudgementRow> rows = table.rows();
    evaluations.replace(rows);
    return new EvaluationReport(run, rows);
  }

  private static void add(
      JudgementTable table,
      PredictionRun run,
      ModelVersion model,
      JudgedPrediction judged,
      boolean newest) {
    boolean inTraining = model.isInTraining(judged.date());
    table.addToRun(run.id().toString(), judged, inTraining);
    if (newest) {
      table.add(judged, inTraining);
    }
  }
}
