package io.matchday.match;

/**
 * The number of a team. A club's men and women are two teams.
 *
 * @param value positive
 */
public record TeamId(long value) {

  /** Refuses numbers below 1. */
  public TeamId {
    if (value < 1) {
      throw new IllegalArgumentException("team id " + value + " is not positive");
    }
  }
}
