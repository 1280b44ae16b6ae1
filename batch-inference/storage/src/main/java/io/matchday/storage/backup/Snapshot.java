package io.matchday.storage.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a backup needs to know of a database besides its rows, over one connection. */
final class Snapshot {

  /**
   * A registered model version.
   *
   * @param runId its name
   * @param path of its bundle, relative to the models folder
   */
  record Registered(String runId, String path) {}

  private final Connection connection;

  Snapshot(Connection connection) {
    this.connection = connection;
  }

  /** Has everything read from now on over the connection be of one moment, on either database. */
  static void begin(Connection connection, DatabaseKind kind) throws SQLException {
    connection.setAutoCommit(false);
    switch (kind) {
      case H2 ->
          execute(
              connection,
              "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT",
              "SET LAZY_QUERY_EXECUTION TRUE");
      case POSTGRESQL ->
          execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The version of the schema. */
  String migration() throws SQLException {
    String sql =
        """
        SELECT "version" FROM "flyway_schema_history"
        WHERE "success" AND "version" IS NOT NULL ORDER BY "installed_rank" DESC LIMIT 1
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "none";
    }
  }

  List<Registered> models() throws SQLException {
    List<Registered> models = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT run_id, path FROM model_version ORDER BY run_id")) {
      while (rows.next()) {
        models.add(new Registered(rows.getString(1), rows.getString(2)));
      }
    }
    return models;
  }
}
