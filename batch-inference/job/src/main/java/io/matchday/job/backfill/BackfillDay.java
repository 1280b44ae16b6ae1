package io.matchday.job.backfill;

import io.matchday.job.prediction.PredictionReport;
import io.matchday.refusal.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/** What came of one day of a backfill. */
public sealed interface BackfillDay {

  /** The day. */
  LocalDate date();

  /**
   * It stands published, since now or from before.
   *
   * @param date the day
   * @param report what the prediction job says
   */
  record Published(LocalDate date, PredictionReport report) implements BackfillDay {}

  /**
   * Nobody asked for it: it was published before.
   *
   * @param date the day
   */
  record Skipped(LocalDate date) implements BackfillDay {}

  /**
   * It was refused or broke down; the other days go on.
   *
   * @param date the day
   * @param refusal how it was refused; empty when it broke down
   * @param reason why
   */
  record Failed(LocalDate date, Optional<Refusal> refusal, String reason) implements BackfillDay {}
}
