package io.matchday.cli;

import io.matchday.storage.backup.KeptBackups;
import io.matchday.storage.backup.Verified;
import io.matchday.storage.backup.VerifyBackup;
import io.matchday.storage.backup.VerifyDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Proves a backup, or the database in use. */
@Command(
    name = "verify",
    description = {
      "Prove that a backup is whole and can be read, without going back to it.",
      "Without a file: that the database in use and its models are sound, beside the last backup."
    })
final class VerifyCommand implements Runnable {

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "a backup")
  private Optional<Path> file = Optional.empty();

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Verified verified = file.map(this::backup).orElseGet(this::database);
    verified.lines().forEach(session.out()::println);
  }

  private Verified backup(Path backup) {
    Home home = session.home();
    Settings settings = session.settings(home, Map.of());
    Logs.into(home, settings.logs());
    return new VerifyBackup(settings.database()).of(backup);
  }

  private Verified database() {
    try (Workspace workspace = session.open()) {
      return new VerifyDatabase(workspace.database(), workspace.home().models())
          .run(KeptBackups.in(workspace.home().backups()).newest());
    }
  }
}
