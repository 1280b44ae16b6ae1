package io.matchday.job.evaluation;

import io.matchday.evaluation.Assessment;
import io.matchday.evaluation.Basis;
import io.matchday.evaluation.Quality;
import io.matchday.storage.Grouping;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.RunId;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation found.
 *
 * @param run its run
 * @param rows the figures group by group: all, aliases, model versions, runs, leagues, seasons and
 *     months, each basis apart
 */
public record EvaluationReport(RunId run, List<JudgementRow> rows) {

  /** Copies the rows. */
  public EvaluationReport {
    rows = List.copyOf(rows);
  }

  /** The quality of what was published before kick-off; empty when there is none. */
  public Optional<Quality> headline() {
    return overall(Basis.BEFORE_KICK_OFF).map(Assessment::quality);
  }

  /** All that readers are given, of one basis; empty when there is none. */
  public Optional<Assessment> overall(Basis basis) {
    return rows.stream()
        .filter(row -> row.grouping() == Grouping.ALL && row.basis() == basis)
        .map(JudgementRow::assessment)
        .findFirst();
  }
}
