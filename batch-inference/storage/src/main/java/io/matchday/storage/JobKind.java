package io.matchday.storage;

import java.util.Locale;

/** The jobs whose executions are kept as runs. */
public enum JobKind {
  /** Results and fixtures come in from a file. */
  IMPORT,
  /** Feature rows are built. */
  FEATURES,
  /** A model version is fitted. */
  TRAIN,
  /** Matches are predicted and the predictions published. */
  PREDICT,
  /** Published predictions are judged by results. */
  EVALUATE,
  /** The night: import, features, predict, evaluate. */
  NIGHTLY;

  /** The name in the database and on the screen: {@code predict}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this label. */
  public static JobKind ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
