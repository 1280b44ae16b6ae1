package io.matchday.scoring;

/**
 * Floats as integers in the same order, so that a comparison is a subtraction and costs no branch.
 * Both zeros have one key, as both compare equal; NaN has none and is for the caller to tell apart.
 *
 * <p>The bits of a positive float rise with its value already; those of a negative one fall, so all
 * but the sign are turned around (Herf, Radix Tricks, 2001).
 */
final class OrderedKey {

  /** Above the key of every number, infinity included. */
  static final int HIGHEST = Integer.MAX_VALUE;

  /** Below the key of every number. */
  static final int LOWEST = Integer.MIN_VALUE;

  private OrderedKey() {}

  static int of(float value) {
    int bits = Float.floatToRawIntBits(value + 0.0f); // Makes -0.0 the other zero.
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  static float value(int key) {
    return Float.intBitsToFloat(key ^ ((key >> 31) & Integer.MAX_VALUE));
  }
}
