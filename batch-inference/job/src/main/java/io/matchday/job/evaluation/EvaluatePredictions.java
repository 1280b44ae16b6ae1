package io.matchday.job.evaluation;

import io.matchday.evaluation.JudgedMatch;
import io.matchday.evaluation.Quality;
import io.matchday.evaluation.QualityTable;
import io.matchday.evaluation.QualityTally;
import io.matchday.evaluation.TrainingWindow;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The job {@code evaluate}: joins published predictions with results. By run, every prediction
 * counts; overall, by league and by season, a match counts once, with the prediction that readers
 * are given: that of the newest published run of Production that holds it.
 */
public final class EvaluatePredictions {

  static final String ALL = "all";

  private static final String RUN = "run";
  private static final String LEAGUE = "league";
  private static final String SEASON = "season";
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
        .filter(row -> row.grouping().equals(ALL))
        .mapToLong(row -> row.quality().matches())
        .sum();
  }

  private EvaluationReport evaluate(RunId run, Progress progress) {
    QualityTable table = new QualityTable();
    List<JudgementRow> byRun = new ArrayList<>();
    MatchIdSet seen = new MatchIdSet();
    progress.begin("evaluate", -1);
    try {
      for (PredictionRun published : predictionRuns.published()) {
        ModelVersion model = models.find(published.modelRunId()).orElseThrow();
        Map<TrainingWindow, QualityTally> ofRun = new EnumMap<>(TrainingWindow.class);
        evaluations.judged(
            published.id(),
            judged -> {
              engine.checkStopping();
              JudgedMatch match = judgedMatch(judged, model);
              ofRun
                  .computeIfAbsent(match.window(), absent -> new QualityTally())
                  .add(match.predicted(), match.outcome());
              if (published.answers() && seen.add(judged.matchId())) {
                table.add(match);
              }
              progress.advance(1);
            });
        ofRun.forEach(
            (window, tally) ->
                tally
                    .quality()
                    .ifPresent(q -> byRun.add(row(RUN, published.id().toString(), window, q))));
      }
    } finally {
      progress.end();
    }
    List<JudgementRow> rows = rows(table, byRun);
    evaluations.replace(rows);
    return new EvaluationReport(run, rows);
  }

  private static JudgedMatch judgedMatch(JudgedPrediction judged, ModelVersion model) {
    TrainingWindow window =
        model.isInTraining(judged.date()) ? TrainingWindow.INSIDE : TrainingWindow.OUTSIDE;
    return new JudgedMatch(
        judged.competition(), judged.season(), window, judged.predicted(), judged.outcome());
  }

  /** All, then the runs, newest first, then leagues and seasons by name. */
  private static List<JudgementRow> rows(QualityTable table, List<JudgementRow> byRun) {
    List<JudgementRow> rows = new ArrayList<>();
    for (TrainingWindow window : TrainingWindow.values()) {
      table.overall(window).ifPresent(quality -> rows.add(row(ALL, "", window, quality)));
    }
    rows.addAll(byRun);
    for (TrainingWindow window : TrainingWindow.values()) {
      table.byCompetition(window).forEach((name, q) -> rows.add(row(LEAGUE, name, window, q)));
    }
    for (TrainingWindow window : TrainingWindow.values()) {
      table.bySeason(window).forEach((name, q) -> rows.add(row(SEASON, name, window, q)));
    }
    return rows;
  }

  private static JudgementRow row(
      String grouping, String label, TrainingWindow window, Quality quality) {
    return new JudgementRow(grouping, label, window == TrainingWindow.INSIDE, quality);
  }
}
