package io.matchday.cli;

import io.matchday.storage.Database;
import java.util.Map;
import picocli.CommandLine.Command;

/** Brings the database schema up to date and does nothing else. */
@Command(
    name = "migrate",
    description = "Bring the database schema up to date (every other command does so too).")
final class MigrateCommand implements Runnable {

  private final Session session;

  MigrateCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Home home = session.home();
    Settings settings = session.settings(home, Map.of());
    Logs.into(home, settings.logs());
    try (Database database = Database.open(settings.database())) {
      int applied = database.migrate();
      session.out().printf("%d migrations applied, schema is up to date%n", applied);
    }
  }
}
