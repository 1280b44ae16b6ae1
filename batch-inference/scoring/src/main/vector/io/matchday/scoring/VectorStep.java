package io.matchday.scoring;

/**
 * A step of scoring a block by the trees of one group.
 *
 * <p>The steps are called through this interface so that the compiler makes code for each of them
 * by itself: merged into one method they exceed what it takes in, and the vectors that cross the
 * seam are then made objects, at several times the price.
 */
interface VectorStep {

  /** Goes on from what the steps before left in the scratch. */
  void take(int group, VectorScratch scratch);
}
