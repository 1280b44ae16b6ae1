package io.matchday.storage;

import java.util.Locale;

/** How an alias is moved. */
public enum ModelAction {
  /** To the version somebody chose. */
  PROMOTE,
  /** Back to the version it named before its last promotion that still stands. */
  ROLLBACK;

  /** The name in the database and on the screen: {@code promote}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action with this label. */
  public static ModelAction ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
