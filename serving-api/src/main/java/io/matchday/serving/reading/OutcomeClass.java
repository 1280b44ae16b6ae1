package io.matchday.serving.reading;

import io.matchday.match.Outcome;

/** The number an outcome has on the wire. */
final class OutcomeClass {

  private OutcomeClass() {}

  /** 0 = home win, 1 = draw, 2 = away win. */
  static int of(Outcome outcome) {
    return switch (outcome) {
      case HOME -> 0;
      case DRAW -> 1;
      case AWAY -> 2;
    };
  }
}
