package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;

/** The margins every row starts from, one a class. Immutable. */
final class BaseMargins {

  private final float[] margins;

  BaseMargins(TreeEnsemble ensemble) {
    margins = new float[ensemble.classCount()];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = ensemble.baseMargin(i);
    }
  }

  /** How many classes there are. */
  int count() {
    return margins.length;
  }

  /** The margin of a class. */
  float of(int classIndex) {
    return margins[classIndex];
  }

  /** Gives some rows of a block the margins they start from. */
  void fill(float[] block, int from, int to) {
    for (int row = from; row < to; row++) {
      System.arraycopy(margins, 0, block, row * margins.length, margins.length);
    }
  }
}
