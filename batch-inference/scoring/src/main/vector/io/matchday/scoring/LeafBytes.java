package io.matchday.scoring;

import static io.matchday.scoring.VectorWords.WORDS;
import static io.matchday.scoring.VectorWords.differing;
import static io.matchday.scoring.VectorWords.up;
import static io.matchday.scoring.VectorWords.xor;

import jdk.incubator.vector.LongVector;

/** Turns the turns into the numbers of leaves, one byte a row, as {@link LeafNumbers} does. */
final class LeafBytes implements VectorStep {

  private static final long NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;
  private static final long PAIRS = 0x3333_3333_3333_3333L;
  private static final long BITS = 0x5555_5555_5555_5555L;

  @Override
  public void take(int group, VectorScratch scratch) {
    for (int tree = 0; tree < SlicedTrees.TOGETHER; tree++) {
      int words = tree * VectorScratch.TREE_BITS;
      for (int i = 0; i < 4; i++) {
        exchange(scratch.bits, words + i);
      }
      for (int half = 0; half < 2; half++) {
        exchangeHalf(scratch.bits, words + 4 * half);
      }
      for (int part = 0; part < VectorScratch.TREE_BITS; part++) {
        write(scratch, words + part, part, tree * BitAnswers.ROWS);
      }
    }
  }

  private static void exchange(long[] bits, int at) {
    LongVector low = VectorWords.at(bits, at);
    LongVector high = VectorWords.at(bits, at + 4);
    LongVector differing = differing(low, high, 4, NIBBLES);
    xor(low, up(differing, 4)).intoArray(bits, at * WORDS);
    xor(high, differing).intoArray(bits, (at + 4) * WORDS);
  }

  private static void exchangeHalf(long[] bits, int from) {
    LongVector word0 = VectorWords.at(bits, from);
    LongVector word1 = VectorWords.at(bits, from + 1);
    LongVector word2 = VectorWords.at(bits, from + 2);
    LongVector word3 = VectorWords.at(bits, from + 3);
    LongVector even = differing(word0, word2, 2, PAIRS);
    LongVector odd = differing(word1, word3, 2, PAIRS);
    word0 = xor(word0, up(even, 2));
    word2 = xor(word2, even);
    word1 = xor(word1, up(odd, 2));
    word3 = xor(word3, odd);
    LongVector low = differing(word0, word1, 1, BITS);
    LongVector high = differing(word2, word3, 1, BITS);
    xor(word0, up(low, 1)).intoArray(bits, from * WORDS);
    xor(word1, low).intoArray(bits, (from + 1) * WORDS);
    xor(word2, up(high, 1)).intoArray(bits, (from + 2) * WORDS);
    xor(word3, high).intoArray(bits, (from + 3) * WORDS);
  }

  /** Writes the numbers of rows that follow each other where their 64 have this tree's. */
  private static void write(VectorScratch scratch, int from, int part, int offset) {
    int row = part * Long.BYTES * WORDS;
    VectorWords.at(scratch.bits, from)
        .reinterpretAsBytes()
        .intoArray(scratch.numbers[row / BitAnswers.ROWS], offset + row % BitAnswers.ROWS);
  }
}
