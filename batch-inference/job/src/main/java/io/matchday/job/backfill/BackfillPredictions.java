package io.matchday.job.backfill;

import io.matchday.job.BatchEngine;
import io.matchday.job.JobFailedException;
import io.matchday.job.Progress;
import io.matchday.job.backfill.BackfillRequest.Choice;
import io.matchday.job.prediction.PredictMatches;
import io.matchday.job.prediction.PredictionRequest;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.PredictionRun;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Predicts day after day, each as the prediction job does: a run for each day, with its identity,
 * its attempts and its refusals. A day that fails does not keep the others from being predicted.
 * Begun again, it goes on where it was: what is published stands.
 */
public final class BackfillPredictions {

  private static final Logger LOG = LoggerFactory.getLogger(BackfillPredictions.class);

  private final PredictMatches predictMatches;
  private final BatchEngine engine;

  /**
   * A backfill by this job.
   *
   * @param engine what the job runs on: once it was asked to stop, no day is begun
   */
  public BackfillPredictions(PredictMatches predictMatches, BatchEngine engine) {
    this.predictMatches = predictMatches;
    this.engine = engine;
  }

  /**
   * Predicts the days.
   *
   * @param days is told of each day when it is over
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when it was asked to stop
   */
  public void run(BackfillRequest request, Consumer<BackfillDay> days, Progress progress) {
    for (LocalDate date : request.days()) {
      engine.checkStopping();
      days.accept(predict(request, date, progress));
    }
  }

  private BackfillDay predict(BackfillRequest request, LocalDate date, Progress progress) {
    PredictionRequest day = request.day(date);
    try {
      if (request.choice() == Choice.UNPUBLISHED && isPublished(day)) {
        return new BackfillDay.Skipped(date);
      }
      return new BackfillDay.Published(date, predictMatches.run(day, progress));
    } catch (RefusedException e) {
      if (engine.isStopping() || e.refusal() == Refusal.DATABASE_AWAY) {
        throw e;
      }
      return new BackfillDay.Failed(date, Optional.of(e.refusal()), e.getMessage());
    } catch (JobFailedException e) {
      LOG.error("the prediction of {} failed", date, e);
      return new BackfillDay.Failed(date, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private boolean isPublished(PredictionRequest day) {
    return predictMatches.newest(day).flatMap(PredictionRun::publishedAt).isPresent();
  }
}
