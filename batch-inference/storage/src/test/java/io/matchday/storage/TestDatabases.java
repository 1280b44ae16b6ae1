package io.matchday.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    return createPostgres("");
  }

  /** Settings of a new PostgreSQL database that holds what another does, which nobody uses now. */
  static DatabaseSettings postgresCopy(DatabaseSettings original) {
    return createPostgres(" TEMPLATE " + nameOf(original));
  }

  /** Removes a PostgreSQL database, whoever is connected to it. */
  static void dropPostgres(DatabaseSettings settings) {
    onServer("DROP DATABASE " + nameOf(settings) + " WITH (FORCE)");
  }

  private static DatabaseSettings createPostgres(String template) {
    String name = "m" + UUID.randomUUID().toString().replace("-", "");
    onServer("CREATE DATABASE " + name + template);
    return new DatabaseSettings(
        Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres", 12);
  }

  private static String nameOf(DatabaseSettings settings) {
    Matcher name = Pattern.compile("/(m[0-9a-f]{32})").matcher(settings.url());
    if (!name.find()) {
      throw new IllegalArgumentException("not one of ours: " + settings);
    }
    return name.group(1);
  }

  private static void onServer(String sql) {
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Database migrated(DatabaseSettings settings) {
    Database database = Database.open(settings);
    database.migrate();
    return database;
  }
}
