package io.matchday.benchmark;

import java.util.Arrays;
import java.util.Optional;

/** The sizes of models that are measured. */
public enum ModelSize {
  /** Ninety shallow trees. */
  SMALL(90, 3),
  /** Three hundred of middling depth. */
  MIDDLE(300, 4),
  /** Nine hundred deep ones. */
  LARGE(900, 6);

  private final int trees;
  private final int depth;

  ModelSize(int trees, int depth) {
    this.trees = trees;
    this.depth = depth;
  }

  /** How many trees it has, those of all three classes together. */
  int trees() {
    return trees;
  }

  /** How deep they are grown. */
  int depth() {
    return depth;
  }

  /** What it is called, such as {@code 900x6}. */
  String label() {
    return trees + "x" + depth;
  }

  static Optional<ModelSize> of(String label) {
    return Arrays.stream(values()).filter(size -> size.label().equals(label)).findFirst();
  }
}
