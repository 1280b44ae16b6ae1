package io.matchday.storage.backup;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DatabaseDamage;
import io.matchday.storage.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The schema a restore goes into: who uses it, what it holds, and the step that replaces it. */
final class PostgresPlace {

  /** What our own connections call themselves. */
  static final String APPLICATION = "matchday-restore";

  private static final Duration LEAVING = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final String NAMES =
      """
      SELECT c.relname, c.relkind FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND (c.relkind IN ('r', 'v') OR c.relkind = 'S' AND NOT EXISTS (
        SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')))
      ORDER BY c.relkind, c.relname
      """;

  private final Connection connection;
  private final String schema;
  private final DatabaseSettings settings;

  private PostgresPlace(Connection connection, String schema, DatabaseSettings settings) {
    this.connection = connection;
    this.schema = schema;
    this.settings = settings;
  }

  static PostgresPlace of(Connection connection, DatabaseSettings settings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT CURRENT_SCHEMA")) {
      row.next();
      return new PostgresPlace(connection, row.getString(1), settings);
    }
  }

  /**
   * Refuses while anybody else is connected to the database; one that has just left is given time
   * to be gone.
   */
  void requireUnused() throws SQLException {
    long deadline = System.nanoTime() + LEAVING.toNanos();
    Others others = others();
    while (others.count() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
      others = others();
    }
    if (others.count() > 0) {
      throw new RefusedException(
          Refusal.TRY_AGAIN,
          "%s is in use by %d connections (%s): stop the services and whatever else is connected, then try again"
              .formatted(DatabaseDamage.place(settings), others.count(), others.name()));
    }
  }

  private record Others(long count, String name) {}

  private Others others() throws SQLException {
    String sql =
        """
        SELECT COUNT(*), MIN(COALESCE(NULLIF(application_name, ''), 'a program without a name'))
        FROM pg_stat_activity
        WHERE datname = CURRENT_DATABASE() AND backend_type = 'client backend'
          AND pid <> pg_backend_pid() AND COALESCE(application_name, '') <> ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, APPLICATION);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Others(row.getLong(1), String.valueOf(row.getString(2)));
      }
    }
  }

  /** How many rows there are, 0 also when there are no tables. */
  long rows() throws SQLException {
    return new ContentReader(connection).rows();
  }

  private record Named(String name, String kind) {

    String moveTo(String from, String to) {
      String type =
          switch (kind) {
            case "v" -> "VIEW";
            case "S" -> "SEQUENCE";
            default -> "TABLE";
          };
      return "ALTER %s %s.%s SET SCHEMA %s"
          .formatted(
              type,
              ContentReader.quoted(from),
              ContentReader.quoted(name),
              ContentReader.quoted(to));
    }
  }

  private List<Named> in(String place) throws SQLException {
    List<Named> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
      statement.setString(1, place);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(new Named(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return names;
  }

  /**
   * Moves our tables, views and sequences into another schema and those of the new one into their
   * places, in one transaction. What else is in the schema stays.
   *
   * @param empty whether what was there holds nothing and is dropped
   * @return whether anything is kept
   */
  boolean swap(String beside, String aside, boolean empty) throws SQLException {
    connection.setAutoCommit(false);
    requireUnused();
    List<Named> arriving = in(beside);
    List<Named> leaving = in(schema).stream().filter(arriving::contains).toList();
    Snapshot.execute(connection, "CREATE SCHEMA " + ContentReader.quoted(aside));
    for (Named object : leaving) {
      Snapshot.execute(connection, object.moveTo(schema, aside));
    }
    for (Named object : arriving) {
      Snapshot.execute(connection, object.moveTo(beside, schema));
    }
    boolean kept = !empty && !leaving.isEmpty();
    if (!kept) {
      Snapshot.execute(connection, "DROP SCHEMA " + ContentReader.quoted(aside) + " CASCADE");
    }
    connection.commit();
    connection.setAutoCommit(true);
    return kept;
  }
}
