package io.matchday.storage.backup;

import io.matchday.migration.Migrations;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DatabaseDamage;
import io.matchday.storage.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Goes back to a backup of PostgreSQL: the tables are built in a schema beside, in one transaction,
 * and take the places of the old ones in another.
 */
final class PostgresRestore {

  /**
   * Where the new tables stand until they are whole; what is left in it is of a cut-off restore.
   */
  private static final String BESIDE = "matchday_restoring";

  private final BackupArchive archive;
  private final DatabaseSettings settings;
  private final String moment;

  PostgresRestore(BackupArchive archive, DatabaseSettings settings, String moment) {
    this.archive = archive;
    this.settings = settings;
    this.moment = moment;
  }

  List<String> run(Existing existing, Supplier<List<String>> models) {
    try (Connection connection = source("").getConnection()) {
      PostgresPlace place = PostgresPlace.of(connection, settings);
      place.requireUnused();
      long rows = place.rows();
      if (rows > 0 && existing == Existing.STAYS) {
        throw RestoreBackup.mustStay(
            DatabaseDamage.place(settings), "holds %d rows".formatted(rows));
      }
      List<String> notes = new ArrayList<>();
      try {
        notes.addAll(build(connection));
        notes.addAll(models.get());
        String aside = "matchday_aside_" + moment.toLowerCase(Locale.ROOT);
        if (place.swap(BESIDE, aside, rows == 0)) {
          notes.add("the tables that were there are kept in the schema " + aside);
        }
      } finally {
        drop(connection);
      }
      Snapshot.execute(connection, "ANALYZE match, feature_row, prediction");
      return notes;
    } catch (SQLException e) {
      throw away(e);
    }
  }

  private RefusedException away(SQLException e) {
    RefusedException refused =
        new RefusedException(
            Refusal.DATABASE_AWAY,
            List.of(
                new Problem(
                    DatabaseDamage.place(settings),
                    "cannot be restored into: "
                        + DatabaseDamage.firstLine(e)
                        + "; the user must be allowed to create schemas in it")));
    refused.initCause(e);
    return refused;
  }

  private PGSimpleDataSource source(String schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    if (!settings.user().isEmpty()) {
      source.setUser(settings.user());
      source.setPassword(settings.password());
    }
    if (!schema.isEmpty()) {
      source.setCurrentSchema(schema);
    }
    source.setApplicationName(PostgresPlace.APPLICATION);
    return source;
  }

  private static void drop(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    Snapshot.execute(connection, "DROP SCHEMA IF EXISTS " + BESIDE + " CASCADE");
  }

  private List<String> build(Connection admin) throws SQLException {
    Snapshot.execute(
        admin, "DROP SCHEMA IF EXISTS " + BESIDE + " CASCADE", "CREATE SCHEMA " + BESIDE);
    PGSimpleDataSource beside = source(BESIDE);
    Migrations migrations = new Migrations(beside);
    String version = archive.manifest().migration();
    if (!migrations.knows(version)) {
      throw RestoreBackup.tooNew(archive);
    }
    try {
      migrations.applyUpTo(version);
      fill(beside);
      int applied = migrations.apply();
      return applied == 0
          ? List.of()
          : List.of("schema brought up to date: %d migrations applied".formatted(applied));
    } catch (FlywayException e) {
      throw new SQLException("the schema cannot be built: " + DatabaseDamage.firstLine(e), e);
    }
  }

  private void fill(PGSimpleDataSource beside) throws SQLException {
    try (Connection connection = beside.getConnection()) {
      connection.setAutoCommit(false);
      PostgresTables tables = new PostgresTables(connection);
      String all =
          tables.inOrder().stream().map(ContentReader::quoted).collect(Collectors.joining(", "));
      Snapshot.execute(connection, "TRUNCATE " + all);
      for (FileContent file : archive.files(PostgresBackup.FOLDER)) {
        fill(tables, file);
      }
      tables.set(archive.manifest().sequences());
      RestoreBackup.compare(archive, new ContentReader(connection).read());
      connection.commit();
    }
  }

  private void fill(PostgresTables tables, FileContent file) throws SQLException {
    String table = file.name().substring(PostgresBackup.FOLDER.length());
    try {
      Path unpacked = Files.createTempFile("matchday-restore", ".table");
      try {
        Files.delete(unpacked);
        archive.extract(file, unpacked);
        try (InputStream rows = Files.newInputStream(unpacked)) {
          tables.copyIn(table, rows);
        }
      } finally {
        Files.deleteIfExists(unpacked);
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }
}
