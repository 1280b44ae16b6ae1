package io.matchday.model;

import java.time.LocalDate;

/**
 * How the settings of a model's trees were searched for.
 *
 * @param candidates how many settings were tried, the defaults among them; 1 and up
 * @param from the first day of the matches they were judged on
 * @param to the last such day
 * @param defaultLogLoss mean log loss of the defaults on them
 * @param logLoss that of the settings chosen
 */
public record TuningRecord(
    int candidates, LocalDate from, LocalDate to, double defaultLogLoss, double logLoss) {

  /** Refuses a search without candidates, and one that chose what is worse. */
  public TuningRecord {
    if (candidates < 1 || from.isAfter(to) || !(logLoss <= defaultLogLoss)) {
      throw new IllegalArgumentException(
          "%d candidates on %s to %s, log loss %s after %s: not a search"
              .formatted(candidates, from, to, logLoss, defaultLogLoss));
    }
  }
}
