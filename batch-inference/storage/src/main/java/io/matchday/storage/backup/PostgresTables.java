package io.matchday.storage.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The tables and sequences of the current schema of a PostgreSQL database, over one connection. */
final class PostgresTables {

  private final Connection connection;

  PostgresTables(Connection connection) {
    this.connection = connection;
  }

  /** The tables, each after those it refers to. */
  List<String> inOrder() throws SQLException {
    Map<String, Set<String>> parents = parents();
    List<String> left = new ArrayList<>(new ContentReader(connection).tables());
    Set<String> done = new HashSet<>();
    List<String> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> free =
          left.stream()
              .filter(table -> done.containsAll(parents.getOrDefault(table, Set.of())))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + left);
      }
      ordered.addAll(free);
      done.addAll(free);
      left.removeAll(free);
    }
    return ordered;
  }

  private Map<String, Set<String>> parents() throws SQLException {
    String sql =
        """
        SELECT child.relname, parent.relname
        FROM pg_constraint c
        JOIN pg_class child ON child.oid = c.conrelid
        JOIN pg_class parent ON parent.oid = c.confrelid
        JOIN pg_namespace n ON n.oid = child.relnamespace
        WHERE c.contype = 'f' AND n.nspname = CURRENT_SCHEMA AND c.conrelid <> c.confrelid
        """;
    Map<String, Set<String>> parents = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        parents.computeIfAbsent(rows.getString(1), name -> new HashSet<>()).add(rows.getString(2));
      }
    }
    return parents;
  }

  /** Where every sequence stands. */
  List<SequenceValue> sequences() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sequencename FROM pg_sequences WHERE schemaname = CURRENT_SCHEMA"
                    + " ORDER BY sequencename")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    List<SequenceValue> values = new ArrayList<>();
    for (String name : names) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT last_value, is_called FROM " + ContentReader.quoted(name))) {
        row.next();
        values.add(new SequenceValue(name, row.getLong(1), row.getBoolean(2)));
      }
    }
    return values;
  }

  void set(List<SequenceValue> values) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT setval(CAST(? AS regclass), ?, ?)")) {
      for (SequenceValue value : values) {
        statement.setString(1, ContentReader.quoted(value.name()));
        statement.setLong(2, value.value());
        statement.setBoolean(3, value.called());
        statement.execute();
      }
    }
  }

  void copyOut(String table, OutputStream out) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY " + columnsOf(table) + " TO STDOUT", out);
  }

  void copyIn(String table, InputStream in) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + columnsOf(table) + " FROM STDIN", in);
  }

  /** The table with its columns by name: a schema that grew in other steps may order them apart. */
  private String columnsOf(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    String sql =
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = CURRENT_SCHEMA AND table_name = ? ORDER BY ordinal_position
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(ContentReader.quoted(rows.getString(1)));
        }
      }
    }
    return ContentReader.quoted(table)
        + columns.stream().collect(Collectors.joining(", ", " (", ")"));
  }
}
