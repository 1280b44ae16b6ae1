package io.matchday.evaluation;

/**
 * Where a figure lies with 95 % confidence.
 *
 * @param lower its lower end
 * @param upper its upper end, no less than the lower
 */
public record Interval(double lower, double upper) {

  /** Refuses ends in the wrong order, and NaN. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("not an interval: " + lower + " to " + upper);
    }
  }

  /** Whether the figure is other than 0 beyond chance. */
  public boolean excludesZero() {
    return lower > 0 || upper < 0;
  }
}
