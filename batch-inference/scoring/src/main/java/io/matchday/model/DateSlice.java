package io.matchday.model;

import java.time.LocalDate;

/**
 * The matches of some days in a row.
 *
 * @param from the first day
 * @param to the last day, not before the first
 * @param rows how many matches
 */
public record DateSlice(LocalDate from, LocalDate to, long rows) {

  /** Refuses a slice that ends before it starts, or holds fewer than no matches. */
  public DateSlice {
    if (to.isBefore(from) || rows < 0) {
      throw new IllegalArgumentException(
          "no slice: %s to %s with %d rows".formatted(from, to, rows));
    }
  }
}
