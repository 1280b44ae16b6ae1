package io.matchday.model;

import io.matchday.feature.FeatureSchema;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A proven gradient-boosted ensemble: trees of yes-no questions with a number at each leaf, in flat
 * arrays over the nodes of all trees. A row goes left when {@code value < threshold}, a missing
 * value goes where the node says; the margin of a class is its base margin plus the leaves of its
 * trees, added as floats in tree order. The weights of a DART model are in its leaves already.
 * Immutable and thread-safe.
 */
public final class TreeEnsemble {

  private final ModelHeader header;
  private final int[] treeClass;
  private final int[] roots;
  private final int[] left;
  private final int[] right;
  private final int[] split;
  private final float[] value;
  private final boolean[] defaultLeft;
  private final float[] cover;

  /** Lays proven trees one after the other. */
  TreeEnsemble(ModelHeader header, int[] treeClass, List<TreeParser.Parsed> trees) {
    this.header = header;
    this.treeClass = treeClass.clone();
    this.roots = new int[trees.size()];
    int nodes = trees.stream().mapToInt(tree -> tree.columns().size()).reduce(0, Math::addExact);
    this.left = new int[nodes];
    this.right = new int[nodes];
    this.split = new int[nodes];
    this.value = new float[nodes];
    this.defaultLeft = new boolean[nodes];
    boolean covered = trees.stream().allMatch(tree -> tree.cover().hasRemaining());
    this.cover = new float[covered ? nodes : 0];
    int root = 0;
    for (int i = 0; i < roots.length; i++) {
      TreeParser.Parsed tree = trees.get(i);
      roots[i] = root;
      copy(tree.columns(), root);
      if (covered) {
        FloatBuffer.wrap(cover, root, tree.columns().size()).put(tree.cover().duplicate());
      }
      root += tree.columns().size();
    }
  }

  /** Some of the trees of another ensemble, of other classes or asking for other columns. */
  private TreeEnsemble(TreeEnsemble all, ModelHeader header, int[] treeClass, int[] split) {
    int trees = treeClass.length;
    int nodes = trees == all.treeCount() ? all.nodeCount() : all.roots[trees];
    this.header = header;
    this.treeClass = treeClass;
    this.roots = Arrays.copyOf(all.roots, trees);
    this.left = Arrays.copyOf(all.left, nodes);
    this.right = Arrays.copyOf(all.right, nodes);
    this.split = Arrays.copyOf(split, nodes);
    this.value = Arrays.copyOf(all.value, nodes);
    this.defaultLeft = Arrays.copyOf(all.defaultLeft, nodes);
    this.cover = Arrays.copyOf(all.cover, all.hasCover() ? nodes : 0);
  }

  private void copy(TreeColumns tree, int root) {
    for (int node = 0; node < tree.size(); node++) {
      boolean leaf = tree.isLeaf(node);
      left[root + node] = leaf ? -1 : root + tree.left(node);
      right[root + node] = leaf ? -1 : root + tree.right(node);
      split[root + node] = leaf ? 0 : tree.split(node);
      value[root + node] = tree.value(node);
      defaultLeft[root + node] = tree.isDefaultLeft(node);
    }
  }

  /** What the model was trained for. */
  public Objective objective() {
    return header.objective();
  }

  /** Margins a row: one a class, or a single one for a binary model. */
  public int classCount() {
    return header.baseMargins().size();
  }

  /** How many features a row has. */
  public int featureCount() {
    return header.featureCount();
  }

  /** The feature names the file carries in vector order; empty when it carries none. */
  public List<String> featureNames() {
    return header.featureNames();
  }

  /** The margin of a class before any tree has spoken. */
  public float baseMargin(int classIndex) {
    return header.baseMargins().get(classIndex);
  }

  /** How many rounds of boosting the trees are from. */
  public int roundCount() {
    return header.rounds().count();
  }

  /**
   * The round the file says early stopping found best, counted from 0; taken from the file
   * unchecked, so it may lie beyond the rounds that are there.
   */
  public OptionalInt bestRound() {
    return header.rounds().best();
  }

  /** Whether the library's scikit-learn wrapper saved the file: it predicts to the best round. */
  public boolean isFromWrapper() {
    return header.rounds().isFromWrapper();
  }

  /**
   * The trees of the first rounds alone.
   *
   * @param rounds 1 to {@link #roundCount()}
   */
  public TreeEnsemble firstRounds(int rounds) {
    int trees = header.rounds().trees(rounds);
    ModelHeader fewer = header.withRounds(header.rounds().first(rounds));
    return new TreeEnsemble(this, fewer, Arrays.copyOf(treeClass, trees), split);
  }

  /**
   * The same trees for rows of another schema, which has the features of this one and perhaps more,
   * in any order. Margins stay the same to the bit: only the columns the nodes ask for are numbered
   * anew.
   *
   * @param names what the features of this ensemble are called, in its own order
   * @param schema the features of the rows; has every one of the names
   */
  public TreeEnsemble placedIn(List<String> names, FeatureSchema schema) {
    if (names.size() != featureCount()) {
      throw new IllegalArgumentException(
          "%d names for %d features".formatted(names.size(), featureCount()));
    }
    int[] place = names.stream().mapToInt(name -> schema.indexOf(name).orElseThrow()).toArray();
    int[] placed = new int[split.length];
    for (int node = 0; node < placed.length; node++) {
      placed[node] = isLeaf(node) ? 0 : place[split[node]];
    }
    return new TreeEnsemble(this, header.withFeatures(schema.names()), treeClass.clone(), placed);
  }

  /**
   * The same trees with the margins in another order; each stays the same to the bit.
   *
   * @param places where the margin of each class goes
   */
  public TreeEnsemble withClassesAt(List<Integer> places) {
    Float[] margins = new Float[classCount()];
    for (int i = 0; i < margins.length; i++) {
      margins[places.get(i)] = baseMargin(i);
    }
    int[] moved = Arrays.stream(treeClass).map(places::get).toArray();
    return new TreeEnsemble(this, header.withBaseMargins(List.of(margins)), moved, split);
  }

  /** The number of trees. */
  public int treeCount() {
    return roots.length;
  }

  /** The class whose margin a tree adds to. */
  public int treeClass(int tree) {
    return treeClass[tree];
  }

  /** The node a tree starts at. */
  public int root(int tree) {
    return roots[tree];
  }

  /** The number of nodes of all trees, those included that pruning left behind. */
  public int nodeCount() {
    return left.length;
  }

  /** Whether a node is a leaf. */
  public boolean isLeaf(int node) {
    return left[node] < 0;
  }

  /** The node for rows below the threshold; -1 in a leaf. */
  public int left(int node) {
    return left[node];
  }

  /** The node for rows at or above the threshold; -1 in a leaf. */
  public int right(int node) {
    return right[node];
  }

  /** The place of the feature a node asks for; 0 in a leaf. */
  public int split(int node) {
    return split[node];
  }

  /** The threshold of a node, or the value of a leaf. */
  public float value(int node) {
    return value[node];
  }

  /** Whether the file says how much of the training data reached each node. */
  public boolean hasCover() {
    return cover.length > 0;
  }

  /**
   * The sum of Hessians of the training rows that reached a node, taken from the file unchecked;
   * only where {@link #hasCover()}.
   */
  public float cover(int node) {
    return cover[node];
  }

  /** Whether a missing value goes left. */
  public boolean isDefaultLeft(int node) {
    return defaultLeft[node];
  }
}
