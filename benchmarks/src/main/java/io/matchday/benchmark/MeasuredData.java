package io.matchday.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The rows and models that are measured: 60 features drawn from a normal distribution, one value in
 * twenty missing, and models that XGBoost trained on such rows. Models are kept in a folder, so
 * that a later run need not train them again.
 */
public final class MeasuredData {

  /** Features of a row. */
  public static final int FEATURES = 60;

  private static final int CLASSES = 3;
  private static final int TRAINING_ROWS = 20_000;
  private static final int ONE_MISSING_IN = 20;

  private MeasuredData() {}

  /** Rows one after the other; the same seed gives the same rows. */
  public static float[] rows(int count, long seed) {
    Random random = new Random(seed);
    float[] rows = new float[count * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(ONE_MISSING_IN) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return rows;
  }

  /** The file of a model of this size, trained first if it is not there yet. */
  public static Path model(Path folder, ModelSize size) {
    Path file = folder.resolve(size.label() + ".ubj");
    if (!Files.exists(file)) {
      train(file, size);
    }
    return file;
  }

  private static void train(Path file, ModelSize size) {
    Map<String, Object> parameters =
        Map.of(
            "objective",
            "multi:softprob",
            "num_class",
            CLASSES,
            "max_depth",
            size.depth(),
            "eta",
            0.05,
            "subsample",
            0.8,
            "tree_method",
            "hist",
            "seed",
            1);
    float[] rows = rows(TRAINING_ROWS, 1);
    try {
      Files.createDirectories(file.getParent());
      DMatrix matrix = new DMatrix(rows, TRAINING_ROWS, FEATURES, Float.NaN);
      matrix.setLabel(outcomes(rows));
      Booster booster =
          XGBoost.train(matrix, parameters, size.trees() / CLASSES, Map.of(), null, null);
      Path draft = file.resolveSibling("draft-" + file.getFileName());
      booster.saveModel(draft.toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      booster.dispose();
      matrix.dispose();
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not train the model to measure", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Outcomes that depend on all features a little, on some together, and on chance. */
  private static float[] outcomes(float[] rows) {
    Random random = new Random(2);
    float[] outcomes = new float[rows.length / FEATURES];
    for (int row = 0; row < outcomes.length; row++) {
      double strength = 3 * random.nextGaussian();
      for (int i = 0; i < FEATURES; i++) {
        float value = rows[row * FEATURES + i];
        float next = rows[row * FEATURES + (i + 1) % FEATURES];
        if (!Float.isNaN(value) && !Float.isNaN(next)) {
          strength += Math.sin(i + 1) * (i % 3 == 0 ? value * Math.signum(next) : value);
        }
      }
      outcomes[row] = strength > 1.5 ? 0 : strength < -1.5 ? 2 : 1;
    }
    return outcomes;
  }
}
