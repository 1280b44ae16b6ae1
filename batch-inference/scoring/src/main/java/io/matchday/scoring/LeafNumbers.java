package io.matchday.scoring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns the turns 64 rows took in a tree, one word a level, into the number of the leaf each came
 * to, one byte a row: eight words with the bits of a number in columns become eight with the bits
 * in bytes, in three rounds of exchanges between words (Warren, Hacker's Delight, 2nd edition,
 * section 7-3). The bit of a row stands where {@link BitAnswers} put it.
 */
final class LeafNumbers {

  static final long NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;
  static final long PAIRS = 0x3333_3333_3333_3333L;
  static final long BITS = 0x5555_5555_5555_5555L;

  private static final int WORDS = Long.BYTES;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] words = new long[WORDS];

  /**
   * Writes the numbers of the leaves of 64 rows.
   *
   * @param turns the turns taken, from the root down
   * @param depth how many there are
   * @param numbers receives one byte a row
   * @param offset where the first goes
   */
  void write(long[] turns, int depth, byte[] numbers, int offset) {
    for (int i = 0; i < WORDS; i++) {
      words[i] = i < depth ? turns[depth - 1 - i] : 0;
    }
    for (int i = 0; i < 4; i++) {
      exchange(i, i + 4, 4, NIBBLES);
    }
    for (int i = 0; i < 2; i++) {
      exchange(i, i + 2, 2, PAIRS);
      exchange(i + 4, i + 6, 2, PAIRS);
    }
    for (int i = 0; i < WORDS; i += 2) {
      exchange(i, i + 1, 1, BITS);
    }
    for (int i = 0; i < WORDS; i++) {
      LONGS.set(numbers, offset + i * Long.BYTES, words[i]);
    }
  }

  /** Exchanges the bits of one word under the mask, moved up, with those of another. */
  private void exchange(int low, int high, int distance, long mask) {
    long differing = ((words[low] >>> distance) ^ words[high]) & mask;
    words[high] ^= differing;
    words[low] ^= differing << distance;
  }
}
