package io.matchday.scoring;

/** Adds the leaves of the group's trees to the sums of all rows. */
final class LeafAdding implements VectorStep {

  private final SlicedTrees trees;

  LeafAdding(SlicedTrees trees) {
    this.trees = trees;
  }

  @Override
  public void take(int group, VectorScratch scratch) {
    for (int run = 0; run < scratch.sums.length; run++) {
      trees.add(group, scratch.numbers[run], scratch.sums[run]);
    }
  }
}
