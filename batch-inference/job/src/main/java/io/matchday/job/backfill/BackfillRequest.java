package io.matchday.job.backfill;

import io.matchday.job.prediction.PredictionRequest;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.PredictionScope;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days are predicted.
 *
 * @param from the first day
 * @param to the last day
 * @param choice which of the days between
 * @param alias the alias of the model
 * @param slices how many threads share the work of a day
 */
public record BackfillRequest(
    LocalDate from, LocalDate to, Choice choice, String alias, int slices) {

  /** Which days are predicted. */
  public enum Choice {
    /** Every day; one that is published is predicted again only when something has changed. */
    ALL,
    /** Days whose newest attempt is not published, and days that were never predicted. */
    UNPUBLISHED
  }

  /** Refuses days the wrong way round. */
  public BackfillRequest {
    if (from.isAfter(to)) {
      throw new RefusedException(
          Refusal.USAGE, "--from %s is later than --to %s".formatted(from, to));
    }
  }

  /** The days, the oldest first, so that the newest is published last. */
  List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  PredictionRequest day(LocalDate date) {
    return new PredictionRequest(date, PredictionScope.UPCOMING, alias, slices);
  }
}
