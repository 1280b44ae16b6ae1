package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.DatabaseDamage;
import io.matchday.storage.DatabaseSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves a backup without going back to it: every hash; the file of H2 unpacked, opened and read
 * whole, or the rows of every table of PostgreSQL counted; every model loaded.
 */
public final class VerifyBackup {

  private final DatabaseSettings settings;

  /**
   * Verifies backups.
   *
   * @param settings who may open the database inside
   */
  public VerifyBackup(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Verifies a backup.
   *
   * @throws RefusedException {@link Refusal#BAD_DATA} with everything that is wrong
   */
  public Verified of(Path file) {
    try (BackupArchive archive = BackupArchive.open(file)) {
      archive.check();
      Path work = Files.createTempDirectory("matchday-verify");
      try {
        BackupManifest manifest = archive.manifest();
        switch (manifest.kind()) {
          case H2 -> database(archive, work);
          case POSTGRESQL -> tables(archive);
        }
        int models = new BackedModels(archive).extract(work.resolve("models"));
        return new Verified(
            List.of(
                "%s backup of %s by version %s, schema %s"
                    .formatted(
                        manifest.kind().label(),
                        manifest.takenAt(),
                        manifest.program(),
                        manifest.migration()),
                "%d files, %d tables with %d rows, %d models: as they were written"
                    .formatted(
                        manifest.files().size(),
                        manifest.content().tables().size(),
                        manifest.content().rows(),
                        models)));
      } finally {
        FilePlaces.delete(work);
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private void database(BackupArchive archive, Path work) {
    FileContent content =
        archive.files(H2Backup.FILE).stream()
            .findFirst()
            .orElseThrow(() -> BackupArchive.damaged(archive.file(), "it has no database"));
    FilePlaces.requireRoom(work, content.size());
    H2File copy = new H2File(work.resolve("matchday" + H2File.SUFFIX), opening());
    archive.extract(content, copy.path());
    List<Problem> problems;
    try (Connection connection = copy.openForReading()) {
      RestoreBackup.compare(archive, new ContentReader(connection).read());
      problems = new DatabaseRules(connection, DatabaseKind.H2).problems();
    } catch (SQLException e) {
      throw BackupArchive.damaged(
          archive.file(), "its database cannot be read: " + DatabaseDamage.firstLine(e));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, problems);
    }
  }

  /** A backup of H2 may be verified where PostgreSQL is in use. */
  private DatabaseSettings opening() {
    return settings.isH2() ? settings : DatabaseSettings.embedded(Path.of("."));
  }

  private static void tables(BackupArchive archive) throws IOException {
    List<TableContent> counted = new ArrayList<>();
    for (FileContent file : archive.files(PostgresBackup.FOLDER)) {
      String table = file.name().substring(PostgresBackup.FOLDER.length());
      LineCount lines = new LineCount();
      archive.copy(file, lines);
      archive
          .manifest()
          .content()
          .table(table)
          .filter(content -> content.rows() == lines.count)
          .ifPresent(counted::add);
    }
    if (counted.size() != archive.manifest().content().tables().size()) {
      throw BackupArchive.damaged(
          archive.file(), "its tables hold other rows than its manifest says");
    }
  }

  /** COPY writes a line for each row, and line ends inside values in another way. */
  private static final class LineCount extends OutputStream {

    private long count;

    @Override
    public void write(int value) {
      count += value == '\n' ? 1 : 0;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(bytes[i]);
      }
    }
  }
}
