package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;

class DemandOnH2Test extends DemandContract {

  @Override
  Database openDatabase() {
    return TestDatabases.h2();
  }
}
