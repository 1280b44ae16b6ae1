package io.matchday.feature;

/** Where families write the values of one match, in schema order. Not thread-safe. */
public final class FeatureSink {

  private final float[] values;
  private final byte[] coverage;
  private int place;

  FeatureSink(int size) {
    values = new float[size];
    coverage = new byte[size];
  }

  /**
   * Writes the next value. A negative zero becomes zero and every NaN the usual one, so that equal
   * values have equal bits.
   *
   * @param value finite, or NaN for missing
   * @param matches how many matches stood behind it; 0 also for what needs no history
   */
  public void put(double value, int matches) {
    float narrow = (float) value + 0.0f;
    // One comparison that every usual value passes: neither infinity nor NaN does.
    values[place] = Math.abs(narrow) <= Float.MAX_VALUE ? narrow : missing(value, narrow);
    coverage[place] = (matches & Coverage.MOST) == matches ? (byte) matches : narrowed(matches);
    place++;
  }

  private float missing(double value, float narrow) {
    if (Float.isInfinite(narrow)) {
      throw new IllegalStateException("feature " + place + " became " + value);
    }
    return Float.NaN;
  }

  private byte narrowed(int matches) {
    if (matches < 0) {
      throw new IllegalStateException("feature " + place + " stood on " + matches + " matches");
    }
    return (byte) Coverage.MOST;
  }

  /**
   * Writes a value of the home side, the same of the away side, and home minus away. The difference
   * is missing when either is, and stands on as many matches as the lesser of the two.
   */
  public void putSides(double home, int homeMatches, double away, int awayMatches) {
    put(home, homeMatches);
    put(away, awayMatches);
    put(home - away, Math.min(homeMatches, awayMatches));
  }

  int place() {
    return place;
  }

  void restart() {
    place = 0;
  }

  FeatureVector vector() {
    return FeatureVector.of(values);
  }

  Coverage coverage() {
    return Coverage.unpack(coverage);
  }
}
