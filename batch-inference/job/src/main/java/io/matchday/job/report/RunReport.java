package io.matchday.job.report;

import io.matchday.evaluation.RunDrift;
import io.matchday.job.control.JobControl.SeenRun;
import io.matchday.storage.JudgementRow;
import io.matchday.storage.PredictionRun;
import io.matchday.storage.RejectReason;
import io.matchday.storage.StepTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one run.
 *
 * @param seen the run and where it stands
 * @param prediction what is special to it when it is a prediction run
 * @param steps its steps in the order they were begun; none when they are forgotten
 * @param rejects why it refused rows, the most frequent reasons first
 * @param drift how far its matches lie from the training window, when that was measured
 * @param judged how good its predictions were on what was played since, by basis; none before a
 *     match was played and judged
 * @param judgedAt when runs were judged last
 */
public record RunReport(
    SeenRun seen,
    Optional<PredictionRun> prediction,
    List<StepTime> steps,
    List<RejectReason> rejects,
    Optional<RunDrift> drift,
    List<JudgementRow> judged,
    Optional<Instant> judgedAt) {

  /** Copies the lists. */
  public RunReport {
    steps = List.copyOf(steps);
    rejects = List.copyOf(rejects);
    judged = List.copyOf(judged);
  }

  /** How many rejected rows have a reason that is not among those named. */
  public long otherRejects() {
    return Math.max(
        0, seen.run().counts().rejected() - rejects.stream().mapToLong(RejectReason::rows).sum());
  }
}
