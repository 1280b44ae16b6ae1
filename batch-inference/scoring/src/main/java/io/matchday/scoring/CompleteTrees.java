package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.stream.IntStream;

/**
 * Trees grown out to complete ones: a leaf above the last level is repeated at every place below
 * it, so that every row is asked as many questions as the tree is deep and nothing needs to be
 * tested for being a leaf. Immutable.
 *
 * <p>The trees stand by class, those of one class in their order in the ensemble, on which the bits
 * of a sum depend. They come in groups that are walked at once; the trees of a group share the
 * depth {@code d} of its deepest. The places of a tree are numbered as in a heap: the root is 1,
 * the children of {@code i} are {@code 2i} and {@code 2i + 1}, so that the leaves are {@code 2^d}
 * to {@code 2^(d+1) - 1}. A tree takes {@code 2^d} cells for its questions, of which the first
 * stays unused, and as many for its leaves.
 */
final class CompleteTrees {

  /** The deepest tree worth growing out: its leaves are numbered in one byte. */
  static final int DEEPEST = 8;

  private final int together;
  private final int[] trees;
  private final int[] treeClass;
  private final int[] depths;
  private final int[] begins;
  private final float[] leaves;

  /**
   * Grows the trees of an ensemble out.
   *
   * @param depths how deep they are, at most {@link #DEEPEST}
   * @param together how many make a group; the last one may have fewer
   */
  CompleteTrees(TreeEnsemble ensemble, TreeDepths depths, int together) {
    this.together = together;
    trees = byClass(ensemble);
    treeClass = new int[trees.length];
    int groups = (trees.length + together - 1) / together;
    this.depths = new int[groups];
    begins = new int[groups + 1];
    for (int i = 0; i < trees.length; i++) {
      treeClass[i] = ensemble.treeClass(trees[i]);
      this.depths[i / together] = Math.max(depth(i), depths.of(trees[i]));
    }
    for (int group = 0; group < groups; group++) {
      begins[group + 1] = begins[group] + (together << this.depths[group]);
    }
    leaves = new float[begins[groups]];
    for (int i = 0; i < trees.length; i++) {
      int[] nodes = grow(ensemble, i);
      for (int leaf = 0; leaf < nodes.length / 2; leaf++) {
        leaves[begin(i) + leaf] = ensemble.value(nodes[nodes.length / 2 + leaf]);
      }
    }
  }

  private static int[] byClass(TreeEnsemble ensemble) {
    return IntStream.range(0, ensemble.classCount())
        .flatMap(
            each ->
                IntStream.range(0, ensemble.treeCount())
                    .filter(tree -> ensemble.treeClass(tree) == each))
        .toArray();
  }

  /** The node at each place of a tree, the leaves included. */
  private int[] grow(TreeEnsemble ensemble, int tree) {
    int[] nodes = new int[2 << depth(tree)];
    nodes[1] = ensemble.root(trees[tree]);
    for (int place = 1; place < nodes.length / 2; place++) {
      int node = nodes[place];
      nodes[2 * place] = ensemble.isLeaf(node) ? node : ensemble.left(node);
      nodes[2 * place + 1] = ensemble.isLeaf(node) ? node : ensemble.right(node);
    }
    return nodes;
  }

  /** Takes the node whose question belongs into a cell; a leaf where no question matters. */
  interface Cells {
    void put(int cell, int node);
  }

  /** Hands out the questions of all trees. */
  void forEachQuestion(TreeEnsemble ensemble, Cells cells) {
    for (int i = 0; i < trees.length; i++) {
      int[] nodes = grow(ensemble, i);
      for (int place = 1; place < nodes.length / 2; place++) {
        cells.put(begin(i) + place, nodes[place]);
      }
    }
  }

  private int begin(int tree) {
    return begins[tree / together] + ((tree % together) << depth(tree));
  }

  private int depth(int tree) {
    return depths[tree / together];
  }

  /** How many groups there are. */
  int groups() {
    return depths.length;
  }

  /** How many trees there are. */
  int count() {
    return trees.length;
  }

  /** How many cells the questions take, and the leaves as well. */
  int size() {
    return leaves.length;
  }

  /** How many questions a row is asked in each tree of a group. */
  int groupDepth(int group) {
    return depths[group];
  }

  /** The first cell of a group; each of its trees takes {@code 2^depth}. */
  int groupBegin(int group) {
    return begins[group];
  }

  /** The class a tree adds to. */
  int classOf(int tree) {
    return treeClass[tree];
  }

  /** The values of all leaves by cell; not to be written to. */
  float[] leaves() {
    return leaves;
  }

  /**
   * Adds the leaves a row came to in a group to the margins of their classes, in tree order.
   *
   * @param reached the cell of each leaf
   * @param margins the sums so far
   * @param offset where those of the row begin
   */
  void add(int group, int[] reached, float[] margins, int offset) {
    int first = group * together;
    int count = Math.min(together, treeClass.length - first);
    for (int i = 0; i < count; i++) {
      margins[offset + treeClass[first + i]] += leaves[reached[i]];
    }
  }
}
