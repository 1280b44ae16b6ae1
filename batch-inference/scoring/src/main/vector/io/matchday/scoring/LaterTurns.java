package io.matchday.scoring;

import static io.matchday.scoring.VectorWords.WORDS;
import static io.matchday.scoring.VectorWords.choose;

import jdk.incubator.vector.LongVector;

/** Finds the turns below the first three levels, from those above, level by level. */
final class LaterTurns implements VectorStep {

  private final SlicedTrees trees;
  private final char[] questions;

  LaterTurns(SlicedTrees trees) {
    this.trees = trees;
    questions = trees.questions();
  }

  @Override
  public void take(int group, VectorScratch scratch) {
    int depth = trees.depth(group);
    for (int tree = 0; tree < SlicedTrees.TOGETHER; tree++) {
      int end = tree * VectorScratch.TREE_BITS + depth;
      int eights = 1 << (depth - SlicedTrees.LEAST_DEPTH);
      amongEights(trees.begin(group, tree), eights, scratch, end);
      int next = end - SlicedTrees.LEAST_DEPTH - 1;
      for (int left = eights; left > 1; left >>= 1) {
        turn(scratch, next, left >> 1);
        next--;
      }
    }
  }

  /**
   * Of each eight answers that stand together, chooses the one the first three turns lead to. Those
   * of the fourth level of the tree give the first, those of the next the second and third.
   */
  private void amongEights(int begin, int eights, VectorScratch scratch, int end) {
    char[] asked = questions;
    long[] right = scratch.answers.right();
    LongVector first = VectorWords.at(scratch.bits, end - 1);
    LongVector second = VectorWords.at(scratch.bits, end - 2);
    LongVector third = VectorWords.at(scratch.bits, end - 3);
    for (int i = 1; i < eights; i++) {
      int at = begin + 8 * i;
      LongVector even =
          choose(
              second,
              choose(first, VectorWords.at(right, asked[at]), VectorWords.at(right, asked[at + 4])),
              choose(
                  first,
                  VectorWords.at(right, asked[at + 2]),
                  VectorWords.at(right, asked[at + 6])));
      LongVector odd =
          choose(
              second,
              choose(
                  first,
                  VectorWords.at(right, asked[at + 1]),
                  VectorWords.at(right, asked[at + 5])),
              choose(
                  first,
                  VectorWords.at(right, asked[at + 3]),
                  VectorWords.at(right, asked[at + 7])));
      choose(third, even, odd).intoArray(scratch.chosen, i * WORDS);
    }
  }

  /** The first of the chosen is the turn at its level; by it, chooses among those below. */
  private static void turn(VectorScratch scratch, int place, int end) {
    long[] chosen = scratch.chosen;
    LongVector turn = VectorWords.at(chosen, 1);
    turn.intoArray(scratch.bits, place * WORDS);
    for (int i = 1; i < end; i++) {
      choose(turn, VectorWords.at(chosen, 2 * i), VectorWords.at(chosen, 2 * i + 1))
          .intoArray(chosen, i * WORDS);
    }
  }
}
