package io.matchday.storage;

import java.util.Locale;

/** What the promotion gate says of a version. */
public enum GateVerdict {
  /** It is no worse than is allowed. */
  PASSED,
  /** It is worse than is allowed: it answers only when somebody insists. */
  REFUSED,
  /** Too little is there to judge it by. */
  NOT_JUDGED;

  /** The name in the database and on the screen: {@code not judged}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The verdict with this label. */
  public static GateVerdict ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }
}
