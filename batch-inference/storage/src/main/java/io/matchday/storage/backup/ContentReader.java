package io.matchday.storage.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads every value of every table over one connection, whose snapshot is the caller's affair. */
final class ContentReader {

  /** Of so many runs the predictions are told apart, the newest. */
  private static final int RUNS = 50;

  private static final int FETCH = 1_000;

  private final Connection connection;

  ContentReader(Connection connection) {
    this.connection = connection;
  }

  /** The tables of the current schema, as the database spells them, but for Flyway's. */
  List<String> tables() throws SQLException {
    String sql =
        """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE'
          AND table_name <> 'flyway_schema_history'
        ORDER BY LOWER(table_name)
        """;
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  DatabaseContent read() throws SQLException {
    List<TableContent> contents = new ArrayList<>();
    NavigableMap<Long, RowDigest> runs = new TreeMap<>();
    for (String table : tables()) {
      String name = table.toLowerCase(Locale.ROOT);
      String sql = "SELECT * FROM " + quoted(table);
      RowDigest digest = name.equals("prediction") ? digest(sql, Optional.of(runs)) : digest(sql);
      contents.add(new TableContent(name, digest.rows(), digest.hex()));
    }
    runs.keySet().removeAll(thinnedRuns());
    List<RunContent> newest =
        runs.descendingMap().entrySet().stream()
            .limit(RUNS)
            .map(run -> new RunContent(run.getKey(), run.getValue().rows(), run.getValue().hex()))
            .toList();
    return new DatabaseContent(newestRun(), contents, newest);
  }

  /** How many rows all tables have together. */
  long rows() throws SQLException {
    long all = 0;
    for (String table : tables()) {
      all += number("SELECT COUNT(*) FROM " + quoted(table));
    }
    return all;
  }

  /** Runs some of whose predictions are deleted on purpose; older schemas know of none. */
  private Set<Long> thinnedRuns() throws SQLException {
    String column =
        """
        SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = CURRENT_SCHEMA
          AND LOWER(table_name) = 'prediction_run' AND LOWER(column_name) = 'kept'
        """;
    if (number(column) == 0) {
      return Set.of();
    }
    Set<Long> thinned = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT run_id FROM prediction_run WHERE kept <> 'whole'")) {
      while (rows.next()) {
        thinned.add(rows.getLong(1));
      }
    }
    return thinned;
  }

  private long newestRun() throws SQLException {
    return number("SELECT COALESCE(MAX(id), 0) FROM run");
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The digest of what a query gives. */
  RowDigest digest(String sql) throws SQLException {
    return digest(sql, Optional.empty());
  }

  private RowDigest digest(String sql, Optional<Map<Long, RowDigest>> byRun) throws SQLException {
    RowDigest all = new RowDigest();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery()) {
        RowBytes bytes = new RowBytes(rows.getMetaData());
        while (rows.next()) {
          byte[] hash = all.hashOf(bytes.of(rows), bytes.length());
          all.add(hash);
          if (byRun.isPresent()) {
            long run = rows.getLong("run_id");
            byRun.get().computeIfAbsent(run, number -> new RowDigest()).add(hash);
          }
        }
      }
    }
    return all;
  }

  /** One row as bytes that two different rows never share. */
  private static final class RowBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final String[] types;

    RowBytes(ResultSetMetaData columns) throws SQLException {
      types = new String[columns.getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] = columns.getColumnTypeName(i + 1).toLowerCase(Locale.ROOT);
      }
    }

    int length() {
      return bytes.size();
    }

    byte[] of(ResultSet row) throws SQLException {
      bytes.reset();
      try {
        for (int i = 0; i < types.length; i++) {
          byte @Nullable [] value = value(row, i + 1, types[i]);
          out.writeInt(value == null ? -1 : value.length);
          if (value != null) {
            out.write(value);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException("memory cannot be written", e);
      }
      return bytes.toByteArray();
    }

    private static byte @Nullable [] value(ResultSet row, int column, String type)
        throws SQLException {
      if (type.equals("bytea") || type.contains("binary")) {
        return row.getBytes(column);
      }
      @Nullable String text;
      if (type.equals("timestamptz") || type.equals("timestamp with time zone")) {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        text = time == null ? null : time.toInstant().toString();
      } else {
        text = row.getString(column);
      }
      return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
