package io.matchday.storage.backup;

import io.matchday.storage.Database;
import io.matchday.storage.DatabaseDamage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL database, table by table as COPY writes it, in one read-only transaction that sees
 * one moment while others write.
 */
final class PostgresBackup {

  static final String FOLDER = "tables/";

  private PostgresBackup() {}

  static long room(Database database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_database_size(current_database())")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw DatabaseDamage.refusal(database.settings(), e);
    }
  }

  static DatabasePart write(Database database, ArchiveWriter archive) {
    try (Connection connection = database.dataSource().getConnection()) {
      try {
        Snapshot.begin(connection, DatabaseKind.POSTGRESQL);
        return write(connection, archive);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw DatabaseDamage.refusal(database.settings(), e);
    }
  }

  private static DatabasePart write(Connection connection, ArchiveWriter archive)
      throws SQLException {
    Snapshot snapshot = new Snapshot(connection);
    PostgresTables tables = new PostgresTables(connection);
    DatabaseContent content = new ContentReader(connection).read();
    for (String table : tables.inOrder()) {
      archive.add(
          FOLDER + table,
          out -> {
            try {
              tables.copyOut(table, out);
            } catch (SQLException e) {
              throw new IOException("table " + table + " cannot be read: " + e.getMessage(), e);
            }
          });
    }
    // Last: sequences are of no snapshot, and must not stand before the rows.
    return new DatabasePart(snapshot.migration(), content, tables.sequences(), snapshot.models());
  }
}
