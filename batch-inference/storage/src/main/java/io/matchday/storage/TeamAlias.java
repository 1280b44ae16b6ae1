package io.matchday.storage;

/**
 * One spelling of a team.
 *
 * @param alias the spelling
 * @param competition the competition in which it holds; empty when everywhere
 * @param team the name the team is kept under
 */
public record TeamAlias(String alias, String competition, String team) {

  /** Refuses a spelling of itself. */
  public TeamAlias {
    if (alias.equals(team)) {
      throw new IllegalArgumentException("\"" + alias + "\" is an alias of itself");
    }
  }
}
