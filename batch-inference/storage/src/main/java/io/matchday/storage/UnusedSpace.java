package io.matchday.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an H2 file holds beyond its rows. H2 writes changed pages anew and goes over old ones for a
 * fifth of a second when it closes, so that bulk changes leave files many times the size of what is
 * in them: 7 GB were seen for 160 MB. The last to close such a file has it written anew, which
 * takes seconds.
 */
final class UnusedSpace {

  private static final Logger LOG = LoggerFactory.getLogger(UnusedSpace.class);

  /** A smaller file is left as it is. */
  static final long LEAST_FILE = 256L << 20;

  /** Of the file; what is left is smaller by a quarter at most. */
  private static final double MOST_IN_USE = 0.25;

  private static final double PERCENT = 100;

  private UnusedSpace() {}

  /**
   * Writes the file anew when that is worth it and nobody else has it open; the database is closed
   * then.
   *
   * @param pool the connections of this process, none of them in use
   * @param settings of an H2 database that is a file
   * @param least the size from which on a file is looked at
   */
  static void giveBack(HikariDataSource pool, DatabaseSettings settings, long least) {
    HikariPoolMXBean connections = pool.getHikariPoolMXBean();
    try {
      Path file = settings.file().orElseThrow();
      if (Files.size(file) < least || connections.getActiveConnections() > 0) {
        return;
      }
      // Not of the pool, which asks a connection that it takes back whether it is well.
      try (Connection connection = Database.connect(settings);
          Statement statement = connection.createStatement()) {
        int ours = connections.getTotalConnections() + 1;
        if (isMostlyUnused(statement) && sessions(statement) == ours) {
          statement.execute("SHUTDOWN COMPACT");
          LOG.info("{}: written anew, {} MB now", file, Files.size(file) >> 20);
        }
      }
    } catch (IOException | SQLException e) {
      LOG.debug("unused space of {} stays", settings, e);
    }
  }

  private static boolean isMostlyUnused(Statement statement) throws SQLException {
    double used = setting(statement, "info.FILL_RATE") / PERCENT;
    return used * setting(statement, "info.CHUNKS_FILL_RATE") / PERCENT < MOST_IN_USE;
  }

  private static long setting(Statement statement, String name) throws SQLException {
    return number(
        statement,
        "SELECT CAST(setting_value AS BIGINT) FROM information_schema.settings"
            + " WHERE setting_name = '"
            + name
            + "'");
  }

  private static long sessions(Statement statement) throws SQLException {
    return number(statement, "SELECT COUNT(*) FROM information_schema.sessions");
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new SQLException("H2 no longer tells: " + sql);
      }
      return row.getLong(1);
    }
  }
}
