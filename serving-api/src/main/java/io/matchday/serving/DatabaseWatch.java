package io.matchday.serving;

import io.matchday.storage.Database;

/**
 * Whether the database answers, as last seen, so that no request waits to find out. Thread-safe.
 */
final class DatabaseWatch {

  /** The schema is looked at once in so many checks: it changes rarely and costs more. */
  private static final int CHECKS_A_SCHEMA = 20;

  private final Database database;
  private volatile boolean answering;
  private volatile boolean schemaCurrent;
  private int checks;

  DatabaseWatch(Database database) {
    this.database = database;
  }

  /** Asks the database. For one thread. */
  void check() {
    boolean answers = database.answers();
    if (answers && (!schemaCurrent || checks % CHECKS_A_SCHEMA == 0)) {
      schemaCurrent = database.isMigrated();
    }
    checks++;
    answering = answers;
  }

  /** A call has just failed; the next check tells whether it is back. */
  void sawItAway() {
    answering = false;
  }

  boolean isAnswering() {
    return answering;
  }

  boolean isSchemaCurrent() {
    return schemaCurrent;
  }
}
