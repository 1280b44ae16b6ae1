package io.matchday.scoring;

import java.util.Arrays;

/**
 * Turns the values of one feature into ranks: how many of its thresholds are at or below a value. A
 * rank keeps every answer of every tree, since {@code value < threshold} depends on nothing else.
 *
 * <p>The values between the lowest and the highest threshold are cut into equal buckets by
 * arithmetic that never falls when the value rises; each bucket knows how many thresholds lie in
 * the buckets before it, and the few inside are searched by halving. So a value takes as many
 * comparisons as the fullest bucket needs, and not as many as all thresholds would, and none takes
 * a branch that depends on the value.
 */
final class Ranks {

  private static final int MOST_BUCKETS = 1024;

  private final int[] keys;
  private final int count;
  private final float lowest;
  private final float scale;
  private final char[] before;
  private final int widest;

  /**
   * The ranks by some thresholds.
   *
   * @param thresholds their {@linkplain OrderedKey keys}, rising, at most 65,533
   */
  Ranks(int... thresholds) {
    count = thresholds.length;
    lowest = OrderedKey.value(thresholds[0]);
    before = new char[buckets(count)];
    scale = scale(OrderedKey.value(thresholds[count - 1]));
    int[] inside = new int[before.length];
    int most = 0;
    for (int threshold : thresholds) {
      most = Math.max(most, ++inside[bucket(OrderedKey.value(threshold))]);
    }
    for (int bucket = 1; bucket < before.length; bucket++) {
      before[bucket] = (char) (before[bucket - 1] + inside[bucket - 1]);
    }
    widest = Integer.highestOneBit(most);
    keys = Arrays.copyOf(thresholds, count + 2 * widest);
    Arrays.fill(keys, count, keys.length, OrderedKey.HIGHEST);
  }

  private static int buckets(int thresholds) {
    return Math.min(MOST_BUCKETS, Integer.highestOneBit(thresholds) * 4);
  }

  /** How many buckets a unit of the value spans; 0, which makes all one bucket, when none fits. */
  private float scale(float highest) {
    float fit = before.length / (highest - lowest);
    return Float.isFinite(fit) ? fit : 0;
  }

  private int bucket(float value) {
    int bucket = (int) ((value - lowest) * scale);
    return Math.max(0, Math.min(before.length - 1, bucket));
  }

  /** How many thresholds there are. */
  int count() {
    return count;
  }

  /** The rank of a value, 0 to {@link #count()}; one more than that when it is missing. */
  int of(float value) {
    int key = OrderedKey.of(value);
    int below = before[bucket(value)] - 1;
    for (int step = widest; step > 0; step >>= 1) {
      below += step & (int) (((long) keys[below + step] - key - 1) >> 63);
    }
    return Float.isNaN(value) ? count + 1 : below + 1;
  }
}
