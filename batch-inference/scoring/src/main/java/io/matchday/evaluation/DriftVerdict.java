package io.matchday.evaluation;

/** What is said of one feature of a run against the training window. */
public enum DriftVerdict {
  /** Further from the window than is harmless, and than chance takes it. */
  DRIFTED,
  /** As in the window, as far as can be told. */
  STEADY,
  /** It follows the calendar, so every run differs; it never counts. */
  CALENDAR,
  /** The run has too few rows to say. */
  TOO_FEW_ROWS;

  /** As it stands in tables, listings and on the wire: in lower case. */
  public String label() {
    return switch (this) {
      case DRIFTED -> "drifted";
      case STEADY -> "steady";
      case CALENDAR -> "calendar";
      case TOO_FEW_ROWS -> "too_few_rows";
    };
  }

  /** The verdict with this label. */
  public static DriftVerdict ofLabel(String label) {
    for (DriftVerdict verdict : values()) {
      if (verdict.label().equals(label)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no verdict is called " + label);
  }
}
