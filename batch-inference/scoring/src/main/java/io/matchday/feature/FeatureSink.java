package io.matchday.feature;

import java.util.Arrays;

/** Where families write the values of one match, in schema order. Not thread-safe. */
public final class FeatureSink {

  private final float[] values;
  private final int[] coverage;
  private int place;

  FeatureSink(int size) {
    values = new float[size];
    coverage = new int[size];
  }

  /**
   * Writes the next value. A negative zero becomes zero, so that equal values have equal bits.
   *
   * @param value finite, or NaN for missing
   * @param matches how many matches stood behind it; 0 also for what needs no history
   */
  public void put(double value, int matches) {
    float narrow = (float) value + 0.0f;
    if (Float.isInfinite(narrow)) {
      throw new IllegalStateException("feature " + place + " became " + value);
    }
    values[place] = narrow;
    coverage[place] = matches;
    place++;
  }

  /**
   * Writes a value of the home side, the same of the away side, and home minus away. The difference
   * is missing when either is, and stands on as many matches as the lesser of the two.
   */
  public void putSides(Measured home, Measured away) {
    put(home.value(), home.matches());
    put(away.value(), away.matches());
    put(home.value() - away.value(), Math.min(home.matches(), away.matches()));
  }

  /**
   * One value and what stood behind it.
   *
   * @param value finite, or NaN for missing
   * @param matches how many matches it was computed from
   */
  public record Measured(double value, int matches) {

    /** No value. */
    public static final Measured MISSING = new Measured(Double.NaN, 0);
  }

  int place() {
    return place;
  }

  void restart() {
    place = 0;
    Arrays.fill(values, Float.NaN);
  }

  FeatureVector vector() {
    return FeatureVector.of(values);
  }

  Coverage coverage() {
    return Coverage.of(coverage);
  }
}
