package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;

class ReadingOnPostgresTest extends ReadingContract {

  @Override
  Database openDatabase() {
    return TestDatabases.postgres();
  }
}
