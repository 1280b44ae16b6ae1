package io.matchday.job.evaluation;

import io.matchday.evaluation.Quality;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.RunId;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation found.
 *
 * @param run its run
 * @param rows quality by group: all, run, league and season, matches inside and outside the
 *     training window apart
 */
public record EvaluationReport(RunId run, List<JudgementRow> rows) {

  /** Copies the rows. */
  public EvaluationReport {
    rows = List.copyOf(rows);
  }

  /** The quality on all matches that no model had seen; empty when there is none. */
  public Optional<Quality> headline() {
    return rows.stream()
        .filter(row -> row.grouping().equals(EvaluatePredictions.ALL) && !row.inTraining())
        .map(JudgementRow::quality)
        .findFirst();
  }
}
