package io.matchday.scoring;

import io.matchday.match.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Why a model gave a match its margins: a base for each outcome, and what each feature moved it by.
 * They are about the raw margins, before the temperature divides them; base and contributions of an
 * outcome sum to its margin within 1e-4. Immutable.
 */
public final class Explanation {

  private final double[] bases;
  private final double[] contributions;

  /**
   * An explanation of one row.
   *
   * @param bases the margin of each outcome when no feature is known
   * @param contributions home, draw and away of the first feature, then of the next
   */
  public Explanation(double[] bases, double[] contributions) {
    if (bases.length != Outcome.COUNT || contributions.length % Outcome.COUNT != 0) {
      throw new IllegalArgumentException(
          "%d bases and %d contributions, expected 3 and a multiple of 3"
              .formatted(bases.length, contributions.length));
    }
    this.bases = bases.clone();
    this.contributions = contributions.clone();
  }

  /** How many features there are. */
  public int featureCount() {
    return contributions.length / Outcome.COUNT;
  }

  /** The margin of an outcome when no feature is known. */
  public double base(Outcome outcome) {
    return bases[classOf(outcome)];
  }

  /** What a feature, by its place in the schema, adds to the margin of an outcome. */
  public double contribution(int feature, Outcome outcome) {
    return contributions[feature * Outcome.COUNT + classOf(outcome)];
  }

  /** The margin of an outcome: the base and all contributions. */
  public double margin(Outcome outcome) {
    return base(outcome)
        + IntStream.range(0, featureCount()).mapToDouble(i -> contribution(i, outcome)).sum();
  }

  /**
   * The features that moved the margins most, by the largest contribution to any of them whatever
   * its sign; where that is equal, the earlier in the schema first.
   */
  public List<Integer> mostMoving(int count) {
    return IntStream.range(0, featureCount())
        .boxed()
        .sorted(Comparator.comparingDouble(this::strength).reversed())
        .limit(count)
        .toList();
  }

  private double strength(int feature) {
    double strength = 0;
    for (Outcome outcome : Outcome.values()) {
      strength = Math.max(strength, Math.abs(contribution(feature, outcome)));
    }
    return strength;
  }

  private static int classOf(Outcome outcome) {
    return switch (outcome) {
      case HOME -> 0;
      case DRAW -> 1;
      case AWAY -> 2;
    };
  }
}
