package io.matchday.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Real databases for tests, migrated and empty: every call gives fresh ones. One PostgreSQL server
 * serves a whole test JVM on a loopback port and stops with it.
 */
public final class TestDatabases {

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private TestDatabases() {}

  /** For {@code @MethodSource}: a migrated H2 and a migrated PostgreSQL. The test closes them. */
  public static Stream<Database> both() {
    return Stream.of(h2(), postgres());
  }

  /** A migrated H2 in memory. */
  public static Database h2() {
    return migrated(h2Settings());
  }

  /** A migrated PostgreSQL database of its own. */
  public static Database postgres() {
    return migrated(postgresSettings());
  }

  /** Settings of an empty H2 in memory. */
  public static DatabaseSettings h2Settings() {
    return new DatabaseSettings(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "", 12);
  }

  /** Settings of an empty PostgreSQL database, newly created. */
  public static DatabaseSettings postgresSettings() {
    String name = "m" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseSettings(
        Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres", 12);
  }

  private static Database migrated(DatabaseSettings settings) {
    Database database = Database.open(settings);
    database.migrate();
    return database;
  }
}
