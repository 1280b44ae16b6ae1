package io.matchday.match;

/**
 * The shots of a match.
 *
 * @param home by the home side, on target or not; 0 and up
 * @param away by the away side
 * @param homeOnTarget those of the home side that were on target; not more than its shots
 * @param awayOnTarget those of the away side
 */
public record Shots(int home, int away, int homeOnTarget, int awayOnTarget) {

  /** Refuses negative counts, and more shots on target than shots. */
  public Shots {
    if (homeOnTarget < 0 || awayOnTarget < 0 || homeOnTarget > home || awayOnTarget > away) {
      throw new IllegalArgumentException(
          "%d of %d and %d of %d shots on target cannot be"
              .formatted(homeOnTarget, home, awayOnTarget, away));
    }
  }
}
