package io.matchday.scoring;

import static io.matchday.scoring.VectorWords.WORDS;
import static io.matchday.scoring.VectorWords.choose;

import jdk.incubator.vector.LongVector;

/** Finds the turns at the first three levels of trees, and sets the bits above all turns. */
final class FirstTurns implements VectorStep {

  private final SlicedTrees trees;
  private final char[] questions;

  FirstTurns(SlicedTrees trees) {
    this.trees = trees;
    questions = trees.questions();
  }

  @Override
  public void take(int group, VectorScratch scratch) {
    int depth = trees.depth(group);
    for (int tree = 0; tree < SlicedTrees.TOGETHER; tree++) {
      int words = tree * VectorScratch.TREE_BITS;
      turn(questions, trees.begin(group, tree), scratch, words + depth);
      trees.tell(group, tree, scratch.above);
      for (int i = depth; i < VectorScratch.TREE_BITS; i++) {
        LongVector.broadcast(VectorWords.SPECIES, scratch.above[i])
            .intoArray(scratch.bits, (words + i) * WORDS);
      }
    }
  }

  private static void turn(char[] asked, int root, VectorScratch scratch, int end) {
    long[] right = scratch.answers.right();
    LongVector first = VectorWords.at(right, asked[root + 1]);
    LongVector second =
        choose(
            first, VectorWords.at(right, asked[root + 2]), VectorWords.at(right, asked[root + 3]));
    LongVector even =
        choose(
            first, VectorWords.at(right, asked[root + 4]), VectorWords.at(right, asked[root + 6]));
    LongVector odd =
        choose(
            first, VectorWords.at(right, asked[root + 5]), VectorWords.at(right, asked[root + 7]));
    first.intoArray(scratch.bits, (end - 1) * WORDS);
    second.intoArray(scratch.bits, (end - 2) * WORDS);
    choose(second, even, odd).intoArray(scratch.bits, (end - 3) * WORDS);
  }
}
