package io.matchday.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How connections to either database are kept and given up. */
final class ConnectionPool {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
  private static final Duration WAITING = Duration.ofSeconds(10);
  private static final int SECONDS_OF_A_LOOK = 2;

  /** Fails where the database is closed; H2 calls such connections valid. */
  private static final String H2_LOOK = "SELECT 1";

  private ConnectionPool() {}

  /** A pool that connects when it is first asked to. */
  static HikariDataSource open(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("matchday");
    config.setJdbcUrl(settings.url());
    if (!settings.user().isEmpty()) {
      config.setUsername(settings.user());
      config.setPassword(settings.password());
    }
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAITING.toMillis());
    config.setInitializationFailTimeout(-1);
    if (settings.isH2()) {
      // H2 ties checks of several values to the connection that made the table: until the file is
      // opened anew they fail once that connection is closed, so none is closed for its age.
      config.setMaxLifetime(0);
      config.setIdleTimeout(0);
    } else {
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
    return new HikariDataSource(config);
  }

  /**
   * Whether the database answers a query now. Where H2 has closed it, the pool gives up its
   * connections, so that the next look opens the file anew; until then everything else fails at
   * once, rather than to wait for a file that may not open.
   */
  static boolean answers(HikariDataSource pool, DatabaseSettings settings) {
    try (Connection connection = pool.getConnection()) {
      return settings.isH2() ? looks(connection) : connection.isValid(SECONDS_OF_A_LOOK);
    } catch (SQLException e) {
      LOG.debug("database does not answer", e);
      if (OpeningErrors.isDatabaseGone(e)) {
        pool.getHikariPoolMXBean().softEvictConnections();
      }
      return false;
    }
  }

  private static boolean looks(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(H2_LOOK);
    }
  }
}
