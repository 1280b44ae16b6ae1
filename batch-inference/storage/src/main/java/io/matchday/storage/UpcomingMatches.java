package io.matchday.storage;

import io.matchday.match.MatchId;
import java.util.List;

/**
 * The matches that are to come.
 *
 * @param count how many there are
 * @param withoutRow those that have no feature row, least id first
 */
public record UpcomingMatches(long count, List<MatchId> withoutRow) {

  /** Copies the list. */
  public UpcomingMatches {
    withoutRow = List.copyOf(withoutRow);
  }
}
