package io.matchday.feature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The values of one match's features, in schema order; NaN is missing. Immutable: arrays are copied
 * in and never handed out.
 */
public final class FeatureVector {

  private final float[] values;

  private FeatureVector(float[] values) {
    this.values = values;
  }

  /** A vector of these values. */
  public static FeatureVector of(float... values) {
    return new FeatureVector(values.clone());
  }

  /** A vector in which everything is missing. */
  public static FeatureVector missing(int size) {
    float[] values = new float[size];
    Arrays.fill(values, Float.NaN);
    return new FeatureVector(values);
  }

  /**
   * Reads what {@link #pack()} wrote.
   *
   * @throws IllegalArgumentException when the length is not a multiple of four
   */
  public static FeatureVector unpack(byte[] packed) {
    if (packed.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "a packed vector has 4 bytes a feature, this one " + packed.length + " bytes");
    }
    float[] values = new float[packed.length / Float.BYTES];
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new FeatureVector(values);
  }

  /** The values as little-endian float32, four bytes a feature. */
  public byte[] pack() {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /** The number of features. */
  public int size() {
    return values.length;
  }

  /** The value at a place of the schema; NaN when missing. */
  public float get(int index) {
    return values[index];
  }

  /** Whether any value is positive or negative infinity, which no model accepts. */
  public boolean hasInfinity() {
    for (float value : values) {
      if (Float.isInfinite(value)) {
        return true;
      }
    }
    return false;
  }

  /** Copies the values into a block of rows, starting at {@code offset}. */
  public void copyTo(float[] block, int offset) {
    System.arraycopy(values, 0, block, offset, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
