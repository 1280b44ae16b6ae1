package io.matchday.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A model file loaded by the native library, which says what it makes of rows. */
final class NativeModel implements AutoCloseable {

  private final Booster booster;
  private final int features;

  NativeModel(byte[] file, int features) throws XGBoostError {
    this.features = features;
    try {
      this.booster = XGBoost.loadModel(file);
      booster.setParam("nthread", 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The margins of rows, row after row. */
  float[] margins(float[] rows) throws XGBoostError {
    return predict(rows, true, 0);
  }

  /** The margins of rows by the first trees of each class alone; 0 is all of them. */
  float[] marginsOfFirst(int treesAClass, float[] rows) throws XGBoostError {
    return predict(rows, true, treesAClass);
  }

  /** What the library gives for rows when asked for no margins. */
  float[] probabilities(float[] rows) throws XGBoostError {
    return predict(rows, false, 0);
  }

  /** What each feature adds to the margins, class by class, each class with its base last. */
  float[] contributions(float[] rows) throws XGBoostError {
    DMatrix matrix = new DMatrix(rows, rows.length / features, features, Float.NaN);
    try {
      return flat(booster.predictContrib(matrix, 0));
    } finally {
      matrix.dispose();
    }
  }

  /** The model written again, in {@code json} or {@code ubj}. */
  byte[] file(String format) throws XGBoostError {
    return booster.toByteArray(format);
  }

  private float[] predict(float[] rows, boolean margins, int treesAClass) throws XGBoostError {
    DMatrix matrix = new DMatrix(rows, rows.length / features, features, Float.NaN);
    try {
      return flat(booster.predict(matrix, margins, treesAClass));
    } finally {
      matrix.dispose();
    }
  }

  private static float[] flat(float[][] table) {
    float[] flat = new float[table.length * table[0].length];
    for (int row = 0; row < table.length; row++) {
      System.arraycopy(table[row], 0, flat, row * table[row].length, table[row].length);
    }
    return flat;
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
