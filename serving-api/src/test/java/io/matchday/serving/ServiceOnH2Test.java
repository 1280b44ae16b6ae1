package io.matchday.serving;

import io.matchday.storage.Database;
import io.matchday.storage.TestDatabases;

class ServiceOnH2Test extends ServiceContract {

  @Override
  Database openDatabase() {
    return TestDatabases.h2();
  }
}
