package io.matchday.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Makes the small model files the tests of {@code scoring} read, so that they need no native
 * library: {@code model.json}, {@code model.ubj} and {@code margins.csv} with rows and the native
 * library's own margins, each float as the hex digits of its bits. Run {@link #main} with the
 * folder {@code batch-inference/scoring/src/test/resources/io/matchday/model} to make them again.
 */
final class GoldenModelFiles {

  private static final long SEED = 2026;
  private static final int ROWS = 40;
  private static final int CLASSES = 3;

  private GoldenModelFiles() {}

  public static void main(String... arguments) throws IOException, XGBoostError {
    Path folder = Path.of(arguments[0]);
    try (RandomModel model = new RandomModel(SEED)) {
      Files.write(folder.resolve("model.json"), model.file("json"));
      Files.write(folder.resolve("model.ubj"), model.file("ubj"));
      Files.write(folder.resolve("margins.csv"), margins(model), StandardCharsets.UTF_8);
    }
  }

  private static List<String> margins(RandomModel model) throws XGBoostError {
    float[] rows = model.rows(ROWS, 0.5f, -0.25f);
    float[] margins = model.margins(rows, ROWS);
    StringJoiner lines = new StringJoiner("\n");
    for (int row = 0; row < ROWS; row++) {
      StringJoiner line = new StringJoiner(",");
      for (int i = 0; i < model.features; i++) {
        line.add(hex(rows[row * model.features + i]));
      }
      for (int i = 0; i < CLASSES; i++) {
        line.add(hex(margins[row * CLASSES + i]));
      }
      lines.add(line.toString());
    }
    return lines.toString().lines().toList();
  }

  private static String hex(float value) {
    return HexFormat.of().toHexDigits(Float.floatToIntBits(value));
  }
}
