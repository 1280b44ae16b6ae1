package io.matchday.storage.backup;

import io.matchday.model.ModelRunId;
import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseDamage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves the database in use, while others work with it: every value of every table is read, every
 * rule asked again, every registered model loaded, and what cannot have changed since the last
 * backup compared with it.
 */
public final class VerifyDatabase {

  private final Database database;
  private final Path models;

  /**
   * Verifies this database.
   *
   * @param models the folder of its bundles
   */
  public VerifyDatabase(Database database, Path models) {
    this.database = database;
    this.models = models;
  }

  /**
   * Verifies the database.
   *
   * @param lastBackup a backup of this database to compare with
   * @throws RefusedException with everything that is wrong: {@link Refusal#BAD_DATA} when the
   *     database is among it, {@link Refusal#MODEL} when only models are, {@link
   *     Refusal#DATABASE_AWAY} when the database cannot be read
   */
  public Verified run(Optional<Path> lastBackup) {
    Optional<BackupManifest> before = lastBackup.map(VerifyDatabase::manifestOf).filter(this::fits);
    List<Problem> problems = new ArrayList<>();
    DatabaseContent content;
    List<Snapshot.Registered> registered;
    try (Connection connection = database.dataSource().getConnection()) {
      DatabaseKind kind = DatabaseKind.of(database.settings());
      try {
        Snapshot.begin(connection, kind);
        content = new ContentReader(connection).read();
        registered = new Snapshot(connection).models();
        problems.addAll(new DatabaseRules(connection, kind).problems());
        if (before.isPresent()) {
          SinceBackup since = new SinceBackup(before.get(), content);
          Set<Long> published = publishedBefore(connection, before.get().takenAt());
          problems.addAll(since.problems(underWay(connection), published));
        }
      } finally {
        end(connection, kind);
      }
    } catch (RefusedException e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      throw DatabaseDamage.refusal(database.settings(), e);
    }
    boolean damaged = !problems.isEmpty();
    if (damaged) {
      problems.add(
          Problem.of(
              DatabaseDamage.place(database.settings())
                  + " is damaged: go back to a backup: restore FILE --force"));
    }
    List<Problem> ofModels = new ArrayList<>();
    registered.forEach(model -> load(model, ofModels));
    if (!ofModels.isEmpty()) {
      problems.addAll(ofModels);
      problems.add(
          Problem.of(
              "put these models back into %s: a backup is a zip file that holds them below %s"
                  .formatted(models, BackedModels.FOLDER)));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(damaged ? Refusal.BAD_DATA : Refusal.MODEL, problems);
    }
    return new Verified(
        List.of(
            "%d tables with %d rows, %d models: sound"
                .formatted(content.tables().size(), content.rows(), registered.size()),
            before
                .map(manifest -> "compared with the backup of " + manifest.takenAt())
                .orElse("compared with no backup: there is none")));
  }

  private static BackupManifest manifestOf(Path file) {
    try (BackupArchive archive = BackupArchive.open(file)) {
      return archive.manifest();
    }
  }

  /** Another schema has other columns, whose rows compare with nothing. */
  private boolean fits(BackupManifest manifest) {
    if (manifest.kind() != DatabaseKind.of(database.settings())) {
      return false;
    }
    try (Connection connection = database.dataSource().getConnection()) {
      return new Snapshot(connection).migration().equals(manifest.migration());
    } catch (SQLException e) {
      throw DatabaseDamage.refusal(database.settings(), e);
    }
  }

  private static void end(Connection connection, DatabaseKind kind) throws SQLException {
    connection.rollback();
    if (kind == DatabaseKind.H2) {
      Snapshot.execute(
          connection,
          "SET LAZY_QUERY_EXECUTION FALSE",
          "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
    }
  }

  private static long underWay(Connection connection) throws SQLException {
    String sql =
        """
        SELECT (SELECT COUNT(*) FROM run WHERE status = 'RUNNING')
          + (SELECT COUNT(*) FROM prediction_run WHERE kept = 'thinning')
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Set<Long> publishedBefore(Connection connection, Instant instant)
      throws SQLException {
    Set<Long> published = new HashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT run_id FROM prediction_run WHERE published_at < ?")) {
      statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          published.add(rows.getLong(1));
        }
      }
    }
    return published;
  }

  private void load(Snapshot.Registered model, List<Problem> problems) {
    try {
      LoadedModel.open(models, model.path(), new ModelRunId(model.runId()));
    } catch (RefusedException e) {
      problems.addAll(e.problems());
    }
  }
}
