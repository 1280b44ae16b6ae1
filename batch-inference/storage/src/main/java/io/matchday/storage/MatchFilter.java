package io.matchday.storage;

import io.matchday.match.Sex;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which matches are listed; what is empty does not matter.
 *
 * @param from the first day
 * @param until the last day
 * @param competition its exact name
 * @param team the exact name of either team
 * @param sex men or women
 * @param played whether it has a score
 * @param limit the most rows, at least 1
 */
public record MatchFilter(
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<String> competition,
    Optional<String> team,
    Optional<Sex> sex,
    Optional<Boolean> played,
    int limit) {

  /** Refuses a limit below 1. */
  public MatchFilter {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is below 1");
    }
  }

  /** All matches up to a number of them. */
  public static MatchFilter first(int limit) {
    return of(Optional.empty(), Optional.empty(), limit);
  }

  /** The matches between two days, both included, up to a number of them. */
  public static MatchFilter between(LocalDate from, LocalDate until, int limit) {
    return of(Optional.of(from), Optional.of(until), limit);
  }

  private static MatchFilter of(Optional<LocalDate> from, Optional<LocalDate> until, int limit) {
    return new MatchFilter(
        from, until, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }
}
