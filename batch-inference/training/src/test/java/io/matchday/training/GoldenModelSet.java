package io.matchday.training;

import io.matchday.model.ModelFile;
import io.matchday.model.TreeEnsemble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Makes the model files in {@code golden-models} of the tests of {@code scoring}, with rows and the
 * margins the native library on the class path gives for them. The README there has the command.
 * Uses only what the library has had since 1.7.
 */
final class GoldenModelSet {

  private static final int FEATURES = 6;
  private static final int TRAINED = 160;
  private static final int ROWS = 20;
  private static final float[] SPECIALS = {
    -0.0f, 0.0f, Float.MIN_VALUE, -1e-40f, 3e38f, -Float.MAX_VALUE, Float.MAX_VALUE
  };

  private final Path folder;
  private final float[] trained = new float[TRAINED * FEATURES];
  private final float[] labels = new float[TRAINED];

  private GoldenModelSet(Path folder) {
    this.folder = folder;
    Random random = new Random(2026);
    for (int i = 0; i < trained.length; i++) {
      float value = Math.round((float) random.nextGaussian() * 8) / 8f;
      trained[i] = random.nextInt(6) == 0 ? Float.NaN : value;
    }
    for (int row = 0; row < TRAINED; row++) {
      float value = trained[row * FEATURES] + trained[row * FEATURES + 1];
      boolean isUnclear = Float.isNaN(value) || random.nextInt(3) == 0;
      labels[row] = isUnclear ? random.nextInt(3) : value < -0.5f ? 0 : value < 0.5f ? 1 : 2;
    }
  }

  /**
   * Makes all files of one version of the library.
   *
   * @param arguments the folder of that version, and {@code 3.1} when the layout of 3.1 is wanted
   */
  public static void main(String... arguments) throws IOException, XGBoostError {
    GoldenModelSet set = new GoldenModelSet(Files.createDirectories(Path.of(arguments[0])));
    if (arguments.length > 1) {
      set.writeLayoutOf31();
      return;
    }
    set.write("softprob", Map.of("objective", "multi:softprob"), Map.of());
    set.write(
        "parallel",
        Map.of(
            "objective",
            "multi:softmax",
            "num_parallel_tree",
            2,
            "max_depth",
            2,
            "base_score",
            0.25),
        Map.of("best_iteration", "1", "scikit_learn", "{\"_estimator_type\": \"classifier\"}"));
    set.write(
        "dart",
        Map.of("objective", "multi:softprob", "booster", "dart", "rate_drop", 0.5),
        Map.of());
    set.write("binary", Map.of("objective", "binary:logistic", "base_score", 0.3), Map.of());
  }

  private void write(String name, Map<String, Object> wanted, Map<String, String> attributes)
      throws IOException, XGBoostError {
    DMatrix matrix = matrix(wanted);
    Booster booster = XGBoost.train(matrix, parameters(wanted), 3, Map.of(), null, null);
    booster.setAttrs(attributes);
    float[] rows = rows(ModelFile.read(name, booster.toByteArray("json")));
    Files.write(folder.resolve(name + ".json"), booster.toByteArray("json"));
    Files.write(folder.resolve(name + ".ubj"), booster.toByteArray("ubj"));
    Files.write(folder.resolve(name + ".csv"), margins(booster, rows), StandardCharsets.UTF_8);
    booster.dispose();
    matrix.dispose();
  }

  /**
   * The library at hand writes no base score a class. So its first round is kept from splitting;
   * the leaves it then has become the base scores, and the round is taken out of the file.
   */
  private void writeLayoutOf31() throws IOException, XGBoostError {
    Map<String, Object> wanted = Map.of("objective", "multi:softprob", "base_score", 0);
    DMatrix matrix = matrix(wanted);
    Map<String, Object> first = parameters(wanted);
    first.put("gamma", 1e9);
    Booster booster = XGBoost.train(matrix, first, 1, Map.of(), null, null);
    booster.setParam("gamma", 0);
    for (int round = 1; round < 4; round++) {
      booster.update(matrix, round);
    }
    String json = new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
    float[] rows = rows(ModelFile.read("json", booster.toByteArray("json")));
    String rewritten = NewerLayout.withFirstRoundAsBaseScores(json);
    Files.writeString(folder.resolve("scores.json"), rewritten);
    Files.write(folder.resolve("scores.ubj"), ubj(rewritten));
    Files.write(folder.resolve("scores.csv"), margins(booster, rows), StandardCharsets.UTF_8);
    booster.dispose();
    matrix.dispose();
  }

  /** The library writes it in UBJ with one base score, which is then exchanged in the bytes. */
  private static byte[] ubj(String json) throws IOException, XGBoostError {
    String scores = NewerLayout.baseScores(json);
    String readable = json.replace(scores, "5E-1");
    Booster booster = XGBoost.loadModel(readable.getBytes(StandardCharsets.UTF_8));
    byte[] ubj = NewerLayout.withBaseScores(booster.toByteArray("ubj"), scores);
    booster.dispose();
    return ubj;
  }

  private DMatrix matrix(Map<String, Object> wanted) throws XGBoostError {
    DMatrix matrix = new DMatrix(trained, TRAINED, FEATURES, Float.NaN);
    float[] fitting = labels.clone();
    for (int row = 0; row < TRAINED; row++) {
      boolean isBinary = "binary:logistic".equals(wanted.get("objective"));
      fitting[row] = isBinary ? Math.min(labels[row], 1) : labels[row];
    }
    matrix.setLabel(fitting);
    return matrix;
  }

  private static Map<String, Object> parameters(Map<String, Object> wanted) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("max_depth", 3);
    parameters.put("eta", 0.4);
    parameters.put("subsample", 0.8);
    parameters.put("tree_method", "hist");
    parameters.put("nthread", 1);
    parameters.put("seed", 7);
    parameters.putAll(wanted);
    if (!"binary:logistic".equals(wanted.get("objective"))) {
      parameters.put("num_class", 3);
    }
    return parameters;
  }

  /** All missing, none missing, then thresholds, their neighbours and specials among the rest. */
  private static float[] rows(TreeEnsemble ensemble) {
    Random random = new Random(7);
    float[] rows = new float[ROWS * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      int node = random.nextInt(ensemble.nodeCount());
      float value = ensemble.value(node);
      int choice = i < FEATURES ? 0 : i < 2 * FEATURES ? 1 : random.nextInt(6);
      rows[i] =
          switch (choice) {
            case 0 -> Float.NaN;
            case 1, 2 -> value;
            case 3 -> Math.nextDown(value);
            case 4 -> SPECIALS[random.nextInt(SPECIALS.length)];
            default -> Math.round((float) random.nextGaussian() * 8) / 8f;
          };
    }
    return rows;
  }

  private static List<String> margins(Booster booster, float[] rows) throws XGBoostError {
    DMatrix matrix = new DMatrix(rows, ROWS, FEATURES, Float.NaN);
    float[][] margins = booster.predict(matrix, true);
    matrix.dispose();
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      StringJoiner line = new StringJoiner(",");
      for (int i = 0; i < FEATURES; i++) {
        line.add(hex(rows[row * FEATURES + i]));
      }
      for (float margin : margins[row]) {
        line.add(hex(margin));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String hex(float value) {
    return HexFormat.of().toHexDigits(Float.floatToIntBits(value));
  }
}
