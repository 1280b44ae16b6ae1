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

  /**
   * What a run of this job does, in words that no two runs may claim at once. Files are imported,
   * days predicted and models fitted side by side; of everything else there is one for all.
   *
   * @param subject on what
   */
  String claim(String subject) {
    return switch (this) {
      case IMPORT, TRAIN, PREDICT -> label() + " " + subject;
      case FEATURES, EVALUATE, NIGHTLY -> label();
    };
  }

  /** The kind with this label. */
  public static JobKind ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
