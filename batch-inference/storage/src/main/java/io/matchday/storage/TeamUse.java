package io.matchday.storage;

import io.matchday.match.Sex;
import io.matchday.match.TeamId;
import java.util.Set;

/**
 * A team and where it occurs.
 *
 * @param id its number
 * @param name its name
 * @param sex men or women
 * @param matches how many matches it has
 * @param competitions the competitions it has played in
 */
public record TeamUse(TeamId id, String name, Sex sex, long matches, Set<String> competitions) {

  /** Copies the competitions. */
  public TeamUse {
    competitions = Set.copyOf(competitions);
  }
}
