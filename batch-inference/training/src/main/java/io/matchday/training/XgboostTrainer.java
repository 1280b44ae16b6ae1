package io.matchday.training;

import io.matchday.scoring.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Grows trees with the native library and keeps the model of the best round. */
final class XgboostTrainer {

  private final TrainingSettings settings;
  private final String[] featureNames;

  XgboostTrainer(TrainingSettings settings, String... featureNames) {
    this.settings = settings;
    this.featureNames = featureNames.clone();
  }

  /**
   * Fits round by round until the log loss on the stopping rows has not improved for as many rounds
   * as the settings have patience. The file kept is that of the best round and holds no tree more,
   * so nobody needs to know of a best iteration. It knows nothing of the base: whoever scores with
   * it adds the base's margins. Refuses where the native library does not load.
   */
  FittedTrees fit(
      TrainingRows fitting, TrainingRows stopping, Scorer base, TrainingProgress progress) {
    NativeLibrary.require();
    try {
      DMatrix matrix = matrix(fitting, base);
      DMatrix watched = matrix(stopping, base);
      Booster booster =
          XGBoost.train(matrix, parameters(), 0, Map.of("stopping", watched), null, null);
      try {
        return fit(booster, matrix, watched, new Stopping(stopping, progress));
      } finally {
        booster.dispose();
        watched.dispose();
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not fit a model", e);
    }
  }

  private FittedTrees fit(Booster booster, DMatrix matrix, DMatrix watched, Stopping stopping)
      throws XGBoostError {
    booster.setFeatureNames(featureNames);
    byte[] best = {};
    int round = 0;
    while (round < settings.mostRounds() && round - stopping.bestRound < settings.patience()) {
      booster.update(matrix, round);
      round++;
      if (stopping.isBest(round, booster.predict(watched, true))) {
        best = booster.toByteArray("ubj");
      }
    }
    return kept(best, stopping.bestRound);
  }

  /** The trees of a file, with their gains. */
  private static FittedTrees kept(byte[] file, int rounds) throws XGBoostError {
    try {
      Booster booster = XGBoost.loadModel(file);
      try {
        return new FittedTrees(file, rounds, booster.getScore(new String[0], "total_gain"));
      } finally {
        booster.dispose();
      }
    } catch (IOException e) {
      throw new IllegalStateException("XGBoost cannot read the model it wrote", e);
    }
  }

  /** One round of trees that add nothing: for a base that is better alone. */
  FittedTrees withoutEffect(TrainingRows rows) {
    NativeLibrary.require();
    try {
      Map<String, Object> parameters = parameters();
      parameters.put("eta", 0);
      parameters.put("max_depth", 1);
      DMatrix matrix = matrix(rows);
      Booster booster = XGBoost.train(matrix, parameters, 1, Map.of(), null, null);
      try {
        booster.setFeatureNames(featureNames);
        return new FittedTrees(booster.toByteArray("ubj"), 1, Map.of());
      } finally {
        booster.dispose();
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not fit a model", e);
    }
  }

  /** The library's margins of some rows, by the model in these bytes. */
  static float[][] margins(FittedTrees trees, TrainingRows rows) {
    try {
      Booster booster = XGBoost.loadModel(trees.file());
      DMatrix matrix = matrix(rows);
      try {
        return booster.predict(matrix, true);
      } finally {
        matrix.dispose();
        booster.dispose();
      }
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException("XGBoost cannot read the model it wrote", e);
    }
  }

  /** The library and its version, as its archive says. */
  static String library() {
    Properties properties = new Properties();
    try (InputStream in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the archive of XGBoost is damaged", e);
    }
    return "xgboost " + properties.getProperty("version", "of unknown version");
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>(settings.parameters());
    parameters.put("nthread", settings.threads());
    parameters.put("verbosity", 0);
    return parameters;
  }

  /** The rows with the margins that the trees are to be added to. */
  private static DMatrix matrix(TrainingRows rows, Scorer base) throws XGBoostError {
    DMatrix matrix = matrix(rows);
    try (BaseMarginColumn margins =
        new BaseMarginColumn(Margins.of(base, rows), base.classCount())) {
      matrix.setBaseMargin(margins);
    }
    return matrix;
  }

  private static DMatrix matrix(TrainingRows rows) throws XGBoostError {
    DMatrix matrix =
        new DMatrix(rows.values(0, rows.size()), rows.size(), rows.featureCount(), Float.NaN);
    matrix.setLabel(rows.labels());
    return matrix;
  }

  /** Watches the log loss on the stopping rows. */
  private final class Stopping {

    private final TrainingRows rows;
    private final TrainingProgress progress;
    private double least = Double.POSITIVE_INFINITY;
    private int bestRound;

    Stopping(TrainingRows rows, TrainingProgress progress) {
      this.rows = rows;
      this.progress = progress;
    }

    boolean isBest(int round, float[][] margins) {
      double logLoss = logLoss(margins);
      progress.afterRound(round, settings.mostRounds(), logLoss);
      if (logLoss >= least) {
        return false;
      }
      least = logLoss;
      bestRound = round;
      return true;
    }

    private double logLoss(float[][] margins) {
      ScoredRows scored = new ScoredRows(margins.length);
      for (int i = 0; i < margins.length; i++) {
        scored.set(i, margins[i], rows.outcomeClass(i));
      }
      return scored.logLoss(1);
    }
  }
}
