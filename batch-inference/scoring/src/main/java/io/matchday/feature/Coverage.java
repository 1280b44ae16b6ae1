package io.matchday.feature;

import java.util.Arrays;

/**
 * How many matches stood behind each feature of a row, so that early-season values can be told from
 * settled ones. One count a feature, in schema order, 0 to 255 (more is kept as 255). Immutable.
 */
public final class Coverage {

  /** More matches than this are kept as this many. */
  static final int MOST = 255;

  private final byte[] counts;

  private Coverage(byte[] counts) {
    this.counts = counts;
  }

  /** The coverage with these counts; negative counts are refused, large ones kept as 255. */
  public static Coverage of(int... counts) {
    byte[] bytes = new byte[counts.length];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException("coverage of feature " + i + " is negative");
      }
      bytes[i] = (byte) Math.min(counts[i], MOST);
    }
    return new Coverage(bytes);
  }

  /** Reads what {@link #pack()} wrote. */
  public static Coverage unpack(byte[] packed) {
    return new Coverage(packed.clone());
  }

  /** One unsigned byte a feature. */
  public byte[] pack() {
    return counts.clone();
  }

  /** The number of features. */
  public int size() {
    return counts.length;
  }

  /** How many matches stood behind the feature at this place, 0 to 255. */
  public int get(int index) {
    return counts[index] & 0xFF;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coverage coverage && Arrays.equals(counts, coverage.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
