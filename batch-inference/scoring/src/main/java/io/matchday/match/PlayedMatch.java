package io.matchday.match;

/**
 * A match with its score.
 *
 * @param fixture what was known before
 * @param score what came of it
 */
public record PlayedMatch(Fixture fixture, Score score) {

  /** Who won. */
  public Outcome outcome() {
    return score.outcome();
  }
}
