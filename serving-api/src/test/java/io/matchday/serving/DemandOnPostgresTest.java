package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;

class DemandOnPostgresTest extends DemandContract {

  @Override
  Database openDatabase() {
    return TestDatabases.postgres();
  }
}
