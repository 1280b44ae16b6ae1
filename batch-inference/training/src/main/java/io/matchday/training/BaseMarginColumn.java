package io.matchday.training;

import ml.dmlc.xgboost4j.java.Column;
import ml.dmlc.xgboost4j.java.util.BigDenseMatrix;

/**
 * Margins of several classes outside the heap, as the library's array interface wants them. The
 * library's own {@code setBaseMargin(float[][])} refuses more than one margin a row.
 */
final class BaseMarginColumn extends Column {

  private final BigDenseMatrix values;

  /**
   * Copies margins out of the heap.
   *
   * @param margins those of the first row first
   * @param classes how many a row has
   */
  BaseMarginColumn(float[] margins, int classes) {
    values = new BigDenseMatrix(margins.length / classes, classes);
    for (int i = 0; i < margins.length; i++) {
      values.set(i, margins[i]);
    }
  }

  /** The array interface of NumPy, version 3: where the floats lie and how many. */
  @Override
  public String toJson() {
    return "{\"data\":[%d,true],\"shape\":[%d,%d],\"typestr\":\"<f4\",\"version\":3}"
        .formatted(values.address, values.nrow, values.ncol);
  }

  @Override
  public void close() {
    values.dispose();
  }
}
