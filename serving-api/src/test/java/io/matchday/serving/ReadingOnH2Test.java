package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;

class ReadingOnH2Test extends ReadingContract {

  @Override
  Database openDatabase() {
    return TestDatabases.h2();
  }
}
