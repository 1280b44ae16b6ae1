package io.matchday.storage;

import io.matchday.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A process that has a home open and is in the midst of migrating it until it is stopped. */
public final class OwningProcess {

  private OwningProcess() {}

  /** Argument: the home. Says "owning", and "waited for" once another waits for what it holds. */
  public static void main(String[] arguments) throws IOException {
    try (Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])))) {
      new Migrations(database.dataSource()).applyUpTo("6");
      database
          .transaction()
          .executeWithoutResult(
              status -> {
                database
                    .client()
                    .sql("SELECT * FROM \"flyway_schema_history\" FOR UPDATE")
                    .query()
                    .listOfRows();
                System.out.println("owning");
                awaitAnother(database);
                System.out.println("waited for");
                while (true) {
                  LockSupport.park();
                }
              });
    }
  }

  private static void awaitAnother(Database database) {
    String blocked =
        "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL";
    while (database.client().sql(blocked).query(Long.class).single() == 0) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
