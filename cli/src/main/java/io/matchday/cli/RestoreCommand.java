package io.matchday.cli;

import io.matchday.storage.backup.Existing;
import io.matchday.storage.backup.RestoreBackup;
import io.matchday.storage.backup.RestoredBackup;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to a backup. */
@Command(
    name = "restore",
    description = {
      "Go back to a backup: the database as it was, and models that are missing or damaged.",
      "Stop the service first. The database takes its place whole or not at all."
    })
final class RestoreCommand implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "FILE", description = "the backup")
  private Path file = Path.of("");

  @Option(
      names = "--force",
      description = "put aside a database that is not empty; it is named and never deleted")
  private boolean force;

  RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Home home = session.home();
    Settings settings = session.settings(home, Map.of());
    Logs.into(home, settings.logs());
    RestoredBackup restored =
        new RestoreBackup(settings.database(), home.models(), session.clock())
            .from(file, force ? Existing.PUT_ASIDE : Existing.STAYS);
    session
        .out()
        .printf(
            "restored the backup of %s: %d tables with %,d rows%n",
            restored.manifest().takenAt(),
            restored.manifest().content().tables().size(),
            restored.manifest().content().rows());
    restored.notes().forEach(session.out()::println);
  }
}
