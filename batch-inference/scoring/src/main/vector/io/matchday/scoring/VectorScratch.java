package io.matchday.scoring;

import java.util.Arrays;

/** What one call of {@link VectorSlices} works in. */
final class VectorScratch {

  /** Words, as wide as a vector, that a tree has in {@link #bits}. */
  static final int TREE_BITS = Long.BYTES;

  /** The answers to all conditions. */
  final BitAnswers answers;

  /** The turns taken in each tree of the group, that of the last level first. */
  final long[] bits = new long[SlicedTrees.TOGETHER * TREE_BITS * VectorWords.WORDS];

  /** The turns of a level while they are being chosen. */
  final long[] chosen =
      new long[VectorWords.WORDS << (CompleteTree.DEEPEST - SlicedTrees.LEAST_DEPTH)];

  /** The bits above those of a tree's turns. */
  final long[] above = new long[TREE_BITS];

  /** By 64 rows, the leaves they came to, tree after tree. */
  final byte[][] numbers = new byte[VectorWords.WORDS][SlicedTrees.TOGETHER * BitAnswers.ROWS];

  /** By 64 rows. */
  final LeafSums[] sums = new LeafSums[VectorWords.WORDS];

  VectorScratch(int conditions, int classes) {
    answers = new BitAnswers(Math.max(1, conditions), VectorWords.WORDS);
    Arrays.setAll(sums, run -> new LeafSums(classes));
  }
}
