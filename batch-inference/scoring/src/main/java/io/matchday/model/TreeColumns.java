package io.matchday.model;

/**
 * One tree as its file has it: columns with one entry a node. Takes the arrays over without copying
 * them, since the parser that made them lets go of them.
 */
final class TreeColumns {

  private final int[] left;
  private final int[] right;
  private final int[] split;
  private final float[] value;
  private final int[] defaultLeft;

  TreeColumns(int[] left, int[] right, int[] split, float[] value, int[] defaultLeft) {
    this.left = left;
    this.right = right;
    this.split = split;
    this.value = value;
    this.defaultLeft = defaultLeft;
  }

  /**
   * The tree with the weight DART gave it. The native library adds {@code (0 + leaf) * weight},
   * rounded to a float before it is added, so multiplying once beforehand changes no bit; the zero
   * matters to a leaf of -0.
   */
  TreeColumns weighted(float weight) {
    float[] weighted = value.clone();
    for (int node = 0; node < weighted.length; node++) {
      if (isLeaf(node)) {
        weighted[node] = (0 + value[node]) * weight;
      }
    }
    return new TreeColumns(left, right, split, weighted, defaultLeft);
  }

  int size() {
    return left.length;
  }

  /** Whether the node claims to have no left child. */
  boolean isLeaf(int node) {
    return left[node] < 0;
  }

  int left(int node) {
    return left[node];
  }

  int right(int node) {
    return right[node];
  }

  /** The feature a node asks for. */
  int split(int node) {
    return split[node];
  }

  /** The threshold of a node, or the value of a leaf. */
  float value(int node) {
    return value[node];
  }

  /** Whether the mark for missing values is 0 or 1; the native library reads others in two ways. */
  boolean isDefaultPlain(int node) {
    return (defaultLeft[node] & ~1) == 0;
  }

  /** Makes a node a leaf with the value 0. */
  void empty(int node) {
    left[node] = -1;
    right[node] = -1;
    split[node] = 0;
    value[node] = 0;
    defaultLeft[node] = 0;
  }

  boolean isDefaultLeft(int node) {
    return defaultLeft[node] != 0;
  }
}
