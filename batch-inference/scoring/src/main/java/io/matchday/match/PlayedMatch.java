package io.matchday.match;

import java.util.Optional;

/**
 * A match with its score.
 *
 * @param fixture what was known before
 * @param score what came of it
 * @param shots how often was shot, where counted
 */
public record PlayedMatch(Fixture fixture, Score score, Optional<Shots> shots) {

  /** A match of which only the score is known. */
  public PlayedMatch(Fixture fixture, Score score) {
    this(fixture, score, Optional.empty());
  }

  /** Who won. */
  public Outcome outcome() {
    return score.outcome();
  }
}
