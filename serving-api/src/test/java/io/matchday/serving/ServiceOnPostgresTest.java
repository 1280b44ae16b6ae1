package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;

class ServiceOnPostgresTest extends ServiceContract {

  @Override
  Database openDatabase() {
    return TestDatabases.postgres();
  }
}
