package io.matchday.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A random model trained by the native library, and rows that try its edges. */
final class RandomModel implements AutoCloseable {

  private static final int ROWS = 120;
  private static final String[] METHODS = {"hist", "exact", "approx"};

  private final Random random;
  private final float[] trained;
  private final Booster booster;
  final int features;

  /** A softmax model of three classes grown by {@code gbtree}. */
  RandomModel(long seed) throws XGBoostError {
    this(seed, Map.of());
  }

  /**
   * A model of another kind.
   *
   * @param wanted parameters of the library that win over the random ones
   */
  RandomModel(long seed, Map<String, Object> wanted) throws XGBoostError {
    random = new Random(seed);
    features = 1 + random.nextInt(6);
    trained = new float[ROWS * features];
    float[] labels = new float[ROWS];
    float step = random.nextBoolean() ? 0 : 0.25f;
    for (int i = 0; i < trained.length; i++) {
      float value = (float) random.nextGaussian() * 3;
      trained[i] = step == 0 ? value : Math.round(value / step) * step;
      if (random.nextInt(6) == 0) {
        trained[i] = Float.NaN;
      }
    }
    for (int row = 0; row < ROWS; row++) {
      float value = trained[row * features];
      labels[row] =
          Float.isNaN(value) || random.nextInt(3) == 0 ? random.nextInt(3) : value < 0 ? 0 : 2;
    }
    Map<String, Object> parameters = parameters();
    parameters.putAll(wanted);
    if (parameters.get("objective").equals("binary:logistic")) {
      parameters.remove("num_class");
      for (int row = 0; row < ROWS; row++) {
        labels[row] = Math.min(labels[row], 1);
      }
    }
    DMatrix matrix = new DMatrix(trained, ROWS, features, Float.NaN);
    matrix.setLabel(labels);
    booster = XGBoost.train(matrix, parameters, 1 + random.nextInt(12), Map.of(), null, null);
    matrix.dispose();
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", random.nextBoolean() ? "multi:softprob" : "multi:softmax");
    parameters.put("num_class", 3);
    parameters.put("max_depth", 1 + random.nextInt(8));
    parameters.put("tree_method", METHODS[random.nextInt(METHODS.length)]);
    parameters.put("eta", 0.05 + random.nextDouble());
    parameters.put("gamma", random.nextBoolean() ? 0 : random.nextDouble() * 3);
    parameters.put("min_child_weight", random.nextInt(3));
    parameters.put("num_parallel_tree", 1 + random.nextInt(2));
    parameters.put("base_score", random.nextBoolean() ? 0.5 : random.nextGaussian());
    parameters.put("nthread", 1);
    parameters.put("seed", random.nextInt(1000));
    return parameters;
  }

  byte[] file(String format) throws XGBoostError {
    return booster.toByteArray(format);
  }

  /** Rows of trained values (so that thresholds are hit), their neighbours, zeros and extremes. */
  float[] rows(int count, float... thresholds) {
    float[] extremes = {-0.0f, 0.0f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, 1e30f};
    float[] rows = new float[count * features];
    for (int i = features; i < rows.length; i++) {
      float threshold = thresholds[random.nextInt(thresholds.length)];
      rows[i] =
          switch (random.nextInt(6)) {
            case 0 -> Float.NaN;
            case 1 -> extremes[random.nextInt(extremes.length)];
            case 2 -> threshold;
            case 3 -> Math.nextDown(threshold);
            case 4 -> trained[random.nextInt(trained.length)];
            default -> (float) random.nextGaussian() * 3;
          };
    }
    Arrays.fill(rows, 0, features, Float.NaN);
    return rows;
  }

  /** The library's own margins, row after row. */
  float[] margins(float[] rows, int count) throws XGBoostError {
    DMatrix matrix = new DMatrix(rows, count, features, Float.NaN);
    float[][] margins = booster.predict(matrix, true);
    matrix.dispose();
    int classes = margins[0].length;
    float[] flat = new float[count * classes];
    for (int row = 0; row < count; row++) {
      System.arraycopy(margins[row], 0, flat, row * classes, classes);
    }
    return flat;
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
