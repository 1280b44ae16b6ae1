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

  private static final long NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;
  private static final long PAIRS = 0x3333_3333_3333_3333L;
  private static final long BITS = 0x5555_5555_5555_5555L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LeafNumbers() {}

  /**
   * Writes the numbers of the leaves of 64 rows.
   *
   * @param bits eight words, that of the lowest bit first; are left in disorder
   * @param numbers receives one byte a row
   * @param offset where the first goes
   */
  static void write(long[] bits, byte[] numbers, int offset) {
    for (int i = 0; i < 4; i++) {
      long low = bits[i];
      long high = bits[i + 4];
      long differing = ((low >>> 4) ^ high) & NIBBLES;
      bits[i] = low ^ (differing << 4);
      bits[i + 4] = high ^ differing;
    }
    writeHalf(bits, 0, numbers, offset);
    writeHalf(bits, 4, numbers, offset + 4 * Long.BYTES);
  }

  /** Exchanges and writes four words, which the first round has parted from the others. */
  private static void writeHalf(long[] bits, int first, byte[] numbers, int offset) {
    long word0 = bits[first];
    long word1 = bits[first + 1];
    long word2 = bits[first + 2];
    long word3 = bits[first + 3];
    long even = ((word0 >>> 2) ^ word2) & PAIRS;
    long odd = ((word1 >>> 2) ^ word3) & PAIRS;
    word0 ^= even << 2;
    word2 ^= even;
    word1 ^= odd << 2;
    word3 ^= odd;
    long low = ((word0 >>> 1) ^ word1) & BITS;
    long high = ((word2 >>> 1) ^ word3) & BITS;
    LONGS.set(numbers, offset, word0 ^ (low << 1));
    LONGS.set(numbers, offset + 8, word1 ^ low);
    LONGS.set(numbers, offset + 16, word2 ^ (high << 1));
    LONGS.set(numbers, offset + 24, word3 ^ high);
  }
}
