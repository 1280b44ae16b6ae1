package io.matchday.storage;

import java.time.LocalDate;

/**
 * Where a page of a list by date, then match, ended: the next one begins after it.
 *
 * @param date the day of the last match
 * @param matchId its number
 */
public record PageKey(LocalDate date, long matchId) {

  /** A page that ended with this line. */
  public static PageKey of(PredictionLine last) {
    return new PageKey(last.date(), last.matchId());
  }
}
