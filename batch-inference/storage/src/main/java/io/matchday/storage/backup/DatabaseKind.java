package io.matchday.storage.backup;

import io.matchday.storage.DatabaseSettings;

/** The kinds of database; a backup goes back into its own kind alone. */
public enum DatabaseKind {
  /** The embedded database: a backup holds its file. */
  H2,
  /** A backup holds one file a table. */
  POSTGRESQL;

  /** The kind these settings lead to. */
  public static DatabaseKind of(DatabaseSettings settings) {
    return settings.isH2() ? H2 : POSTGRESQL;
  }

  /** Its name for people. */
  public String label() {
    return switch (this) {
      case H2 -> "H2";
      case POSTGRESQL -> "PostgreSQL";
    };
  }
}
