package io.matchday.cli;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds everything of one installation: database, models, inbox, logs, settings.
 *
 * @param path the folder, absolute
 */
record Home(Path path) {

  /** The home in this folder, which is made when it is not there. */
  static Home at(Path folder) {
    Home home = new Home(folder.toAbsolutePath().normalize());
    try {
      Files.createDirectories(home.database());
      Files.createDirectories(home.models());
      Files.createDirectories(home.inbox());
      Files.createDirectories(home.logs());
    } catch (IOException e) {
      throw cannotBeMade(home.path, e);
    }
    return home;
  }

  /** Refuses what needs a folder of the home that cannot be made. */
  static RefusedException cannotBeMade(Path folder, IOException e) {
    return new RefusedException(
        Refusal.CANNOT_WRITE, "the home folder " + folder + " cannot be made: " + reason(e));
  }

  private static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is a file";
    }
    if (e instanceof AccessDeniedException denied) {
      return "no permission to write " + denied.getFile();
    }
    return String.valueOf(e.getMessage());
  }

  Path database() {
    return path.resolve("database");
  }

  Path models() {
    return path.resolve("models");
  }

  Path inbox() {
    return path.resolve("inbox");
  }

  /** Made when the first report is written. */
  Path reports() {
    return path.resolve("reports");
  }

  Path logs() {
    return path.resolve("logs");
  }

  /** Made when there is a backup to write. */
  Path backups() {
    return path.resolve("backups");
  }

  Path settingsFile() {
    return path.resolve("matchday.yml");
  }
}
