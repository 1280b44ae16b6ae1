package io.matchday.storage;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and how it is opened.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database user
 * @param password its password; never logged
 * @param poolSize the most connections of one process, at least 2
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {

  /** What precedes every key. */
  public static final String PREFIX = "matchday.database.";

  private static final String H2_FILE = "jdbc:h2:file:";

  /**
   * Pages that H2 remembers, in kilobytes. The jobs go through tables from one end to the other and
   * meet no page twice: those that are remembered only pass through the collector's hands.
   */
  private static final int H2_CACHE = 4_096;

  /** The default size of the connection pool. */
  public static final int DEFAULT_POOL_SIZE = 12;

  /** Every key, without its prefix, and its default, as text; no url means the home's own. */
  public static Map<String, String> defaultValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("url", "");
    values.put("user", "");
    values.put("password", "");
    values.put("pool-size", String.valueOf(DEFAULT_POOL_SIZE));
    return Collections.unmodifiableMap(values);
  }

  /**
   * Reads settings.
   *
   * @param given values by key, without the prefix; what is not given has its default
   * @param home the folder whose embedded database is used when no url is given
   * @throws RefusedException {@link Refusal#SETTINGS} for what cannot be
   */
  public static DatabaseSettings of(Map<String, String> given, Path home) {
    int poolSize;
    try {
      String size = given.getOrDefault("pool-size", String.valueOf(DEFAULT_POOL_SIZE));
      poolSize = Integer.parseInt(size.strip());
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Refusal.SETTINGS, PREFIX + "pool-size must be a whole number of at least 2");
    }
    String url = given.getOrDefault("url", "").strip();
    if (url.isEmpty()) {
      return new DatabaseSettings(embeddedUrl(home), "sa", "", poolSize);
    }
    return new DatabaseSettings(
        url, given.getOrDefault("user", ""), given.getOrDefault("password", ""), poolSize);
  }

  /** Refuses databases we do not speak and pools too small to work with. */
  public DatabaseSettings {
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      throw new RefusedException(
          Refusal.SETTINGS, "matchday.database.url must start with jdbc:h2: or jdbc:postgresql:");
    }
    if (poolSize < 2) {
      throw new RefusedException(
          Refusal.SETTINGS, "matchday.database.pool-size must be at least 2, is " + poolSize);
    }
  }

  /**
   * The embedded database of a home folder: acknowledged commits survive a kill of the process, and
   * several processes may open it at once.
   */
  public static DatabaseSettings embedded(Path home) {
    return new DatabaseSettings(embeddedUrl(home), "sa", "", DEFAULT_POOL_SIZE);
  }

  /** The JDBC URL of the embedded database of a home folder. */
  private static String embeddedUrl(Path home) {
    Path file = home.toAbsolutePath().normalize().resolve("database").resolve("matchday");
    return H2_FILE + file + ";WRITE_DELAY=0;AUTO_SERVER=TRUE;CACHE_SIZE=" + H2_CACHE;
  }

  /** Whether the database is H2 rather than PostgreSQL. */
  public boolean isH2() {
    return url.startsWith("jdbc:h2:");
  }

  /** The folder of an H2 database that is a file of this machine. */
  public Optional<Path> folder() {
    return file().map(Path::getParent);
  }

  /** The file of an H2 database that is a file of this machine. */
  Optional<Path> file() {
    if (!url.startsWith(H2_FILE)) {
      return Optional.empty();
    }
    int end = url.indexOf(';');
    String file = url.substring(H2_FILE.length(), end < 0 ? url.length() : end);
    return Optional.of(Path.of(file + ".mv.db").toAbsolutePath());
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
  }
}
