package io.matchday.cli;

import io.matchday.storage.backup.TakenBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a backup. */
@Command(
    name = "backup",
    description = {
      "Write the database and its models into one file, while others work.",
      "The night keeps one of its own in backups/ of the home; see: batch.backups."
    })
final class BackupCommand implements Runnable {

  private static final double MEGABYTE = 1 << 20;

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "where to write it (backups of the home)")
  private Optional<Path> place = Optional.empty();

  BackupCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    try (Workspace workspace = session.open()) {
      Path target = place.orElseGet(() -> made(workspace.home().backups()));
      TakenBackup taken = workspace.takeBackup().to(target);
      session
          .out()
          .printf(
              Locale.ROOT,
              "backup %s: %d tables with %,d rows, %.1f MB%n",
              taken.file(),
              taken.manifest().content().tables().size(),
              taken.manifest().content().rows(),
              taken.bytes() / MEGABYTE);
      taken.warnings().forEach(warning -> session.err().println("matchday: " + warning));
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw Home.cannotBeMade(folder, e);
    }
  }
}
