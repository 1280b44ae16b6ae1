package io.matchday.storage;

import java.util.Locale;

/** Which matches a prediction run is about. */
public enum PredictionScope {
  /** Matches not yet played, on or after the day of the run. */
  UPCOMING,
  /** Every match that has a feature row, played or not. */
  ALL;

  /** The name in the database and on the screen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope with this label. */
  public static PredictionScope ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
