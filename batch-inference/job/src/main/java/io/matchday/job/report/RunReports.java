package io.matchday.job.report;

import io.matchday.job.BatchEngine;
import io.matchday.job.control.JobControl;
import io.matchday.job.control.JobControl.SeenRun;
import io.matchday.storage.Database;
import io.matchday.storage.Grouping;
import io.matchday.storage.JdbcDrifts;
import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.JdbcPredictionRuns;
import io.matchday.storage.JdbcRunHistory;
import io.matchday.storage.Judgement;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.MeasuredDrift;
import io.matchday.storage.RunId;
import java.time.Clock;
import java.util.List;

/** Puts reports on runs together. */
public final class RunReports {

  /** The most reasons a report names. */
  private static final int REASONS = 20;

  private final JobControl control;
  private final JdbcPredictionRuns predictionRuns;
  private final JdbcRunHistory history;
  private final JdbcDrifts drifts;
  private final JdbcEvaluations evaluations;

  /** Reports on the runs in this database. */
  public RunReports(Database database, BatchEngine engine, Clock clock) {
    this.control = new JobControl(database, engine, clock);
    this.predictionRuns = new JdbcPredictionRuns(database, clock);
    this.history = new JdbcRunHistory(database);
    this.drifts = new JdbcDrifts(database, clock);
    this.evaluations = new JdbcEvaluations(database, clock);
  }

  /**
   * The report on a run as things stand now.
   *
   * @throws io.matchday.refusal.RefusedException when there is no such run
   */
  public RunReport of(RunId id) {
    SeenRun seen = control.find(id);
    Judgement judgement = evaluations.latest(List.of(Grouping.RUN));
    List<JudgementRow> judged =
        judgement.rows().stream().filter(row -> row.label().equals(id.toString())).toList();
    return new RunReport(
        seen,
        predictionRuns.find(id),
        history.steps(id),
        history.rejectReasons(id, REASONS),
        drifts.find(id).map(MeasuredDrift::drift),
        judged,
        judgement.at());
  }
}
