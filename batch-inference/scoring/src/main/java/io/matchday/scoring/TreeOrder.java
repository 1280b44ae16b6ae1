package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.stream.IntStream;

/**
 * The order in which trees are scored: class after class, those of one class in the order of the
 * ensemble, on which the bits of a sum depend; in groups of one size, each of one class. Groups
 * that would stay short are filled up with {@link CompleteTree#NONE}. Immutable.
 */
final class TreeOrder {

  private final int together;
  private final int[] trees;
  private final int[] groupClass;

  /** The order of the trees of an ensemble, so many to a group. */
  TreeOrder(TreeEnsemble ensemble, int together) {
    this.together = together;
    int classes = ensemble.classCount();
    int[][] byClass = new int[classes][];
    for (int each = 0; each < classes; each++) {
      byClass[each] = filledUp(ensemble, each);
    }
    trees = IntStream.range(0, classes).flatMap(each -> IntStream.of(byClass[each])).toArray();
    groupClass =
        IntStream.range(0, classes)
            .flatMap(each -> IntStream.generate(() -> each).limit(byClass[each].length / together))
            .toArray();
  }

  private int[] filledUp(TreeEnsemble ensemble, int wanted) {
    int[] own =
        IntStream.range(0, ensemble.treeCount())
            .filter(tree -> ensemble.treeClass(tree) == wanted)
            .toArray();
    int missing = Math.floorMod(-own.length, together);
    return IntStream.concat(
            IntStream.of(own), IntStream.generate(() -> CompleteTree.NONE).limit(missing))
        .toArray();
  }

  /** How many groups there are. */
  int groups() {
    return groupClass.length;
  }

  /** How many trees there are, the fillers included. */
  int count() {
    return trees.length;
  }

  /** The class the trees of a group add to. */
  int classOf(int group) {
    return groupClass[group];
  }

  /** The tree at a place of the order, or {@link CompleteTree#NONE}. */
  int tree(int place) {
    return trees[place];
  }
}
