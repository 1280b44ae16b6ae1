package io.matchday.storage.backup;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DatabaseSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file of an embedded database, and how it is opened.
 *
 * @param path the file, ending in {@value #SUFFIX}
 * @param settings what leads to it
 */
record H2File(Path path, DatabaseSettings settings) {

  static final String SUFFIX = ".mv.db";
  private static final String PREFIX = "jdbc:h2:";
  private static final List<String> ELSEWHERE = List.of("mem:", "tcp:", "ssl:", "zip:");

  /** Options that make sense for the database in use alone. */
  private static final List<String> DROPPED =
      List.of("auto_server", "ifexists", "access_mode_data", "db_close_delay", "init");

  /**
   * The file these settings lead to.
   *
   * @throws RefusedException {@link Refusal#SETTINGS} when the database is in memory or elsewhere
   */
  static H2File of(DatabaseSettings settings) {
    String place = settings.url().substring(PREFIX.length()).split(";", 2)[0];
    if (ELSEWHERE.stream().anyMatch(place::startsWith)) {
      throw new RefusedException(
          Refusal.SETTINGS,
          "matchday.database.url must name an H2 file for this; it is " + PREFIX + place);
    }
    String name = place.startsWith("file:") ? place.substring("file:".length()) : place;
    if (name.startsWith("~/")) {
      name = System.getProperty("user.home") + name.substring(1);
    }
    return new H2File(Path.of(name + SUFFIX).toAbsolutePath().normalize(), settings);
  }

  /** A copy of this database in another place, opened in the same way but by one process alone. */
  H2File at(Path copy) {
    return new H2File(copy.toAbsolutePath().normalize(), settings);
  }

  /** Settings that open it alone, for reading and writing. */
  DatabaseSettings alone() {
    String options =
        Arrays.stream(settings.url().split(";", -1))
            .skip(1)
            .filter(option -> !DROPPED.contains(nameOf(option)))
            .map(option -> ";" + option)
            .collect(Collectors.joining());
    String file = path.toString();
    String base = file.substring(0, file.length() - SUFFIX.length());
    return new DatabaseSettings(
        PREFIX + "file:" + base + options + ";IFEXISTS=TRUE",
        settings.user(),
        settings.password(),
        settings.poolSize());
  }

  private static String nameOf(String option) {
    return option.split("=", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Opens it for reading; rows come as they are read rather than all at once. */
  Connection openForReading() throws SQLException {
    DatabaseSettings alone = alone();
    String url = alone.url() + ";ACCESS_MODE_DATA=r;LAZY_QUERY_EXECUTION=TRUE";
    return alone.user().isEmpty()
        ? DriverManager.getConnection(url)
        : DriverManager.getConnection(url, alone.user(), alone.password());
  }

  boolean exists() {
    return Files.exists(path);
  }

  /**
   * Locks the file as a process that uses it does, whatever is in it.
   *
   * @return what holds the lock until it is closed; empty when there is no file
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when a process uses it
   */
  Optional<FileChannel> lock() {
    if (!exists()) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return Optional.of(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(path, e);
    }
    throw new RefusedException(
        Refusal.TRY_AGAIN,
        path + " is in use: stop the service and every command on this home, then try again");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
