package io.matchday.storage.backup;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseDamage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An H2 database as its own online backup copies the file, while others write. The copy is opened
 * and read before it goes into the archive.
 */
final class H2Backup {

  static final String FILE = "database/matchday" + H2File.SUFFIX;

  /** The backup H2 writes, its file taken out, and the archive. */
  private static final int COPIES = 3;

  private H2Backup() {}

  static long room(Database database) {
    return COPIES * H2File.of(database.settings()).path().toFile().length();
  }

  static DatabasePart write(Database database, Path folder, ArchiveWriter archive) {
    H2File file = H2File.of(database.settings());
    Path work = folder.resolve(".copying-" + UUID.randomUUID());
    try {
      Files.createDirectories(work);
      Path copy = work.resolve("matchday" + H2File.SUFFIX);
      copy(database, work.resolve("h2.zip"), copy);
      return readAndAdd(file.at(copy), archive);
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(work, e);
    } finally {
      FilePlaces.delete(work);
    }
  }

  /** Reads the copy while it goes into the archive: either keeps a core busy for seconds. */
  private static DatabasePart readAndAdd(H2File copy, ArchiveWriter archive) throws IOException {
    CompletableFuture<DatabasePart> part = CompletableFuture.supplyAsync(() -> read(copy));
    try (InputStream in = Files.newInputStream(copy.path())) {
      archive.add(FILE, in);
    } finally {
      // The copy is deleted next, whatever became of the archive.
      part.handle((content, failure) -> Optional.empty()).join();
    }
    try {
      return part.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void copy(Database database, Path zip, Path copy) throws IOException {
    String place = zip.toAbsolutePath().toString().replace("'", "''");
    try (Connection connection = database.dataSource().getConnection()) {
      Snapshot.execute(connection, "BACKUP TO '" + place + "'");
    } catch (SQLException e) {
      throw DatabaseDamage.refusal(database.settings(), e);
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      while (entry != null && !entry.getName().endsWith(H2File.SUFFIX)) {
        entry = in.getNextEntry();
      }
      if (entry == null) {
        throw new IOException("the database wrote a backup without its file");
      }
      Files.copy(in, copy);
    }
    Files.delete(zip);
  }

  private static DatabasePart read(H2File copy) {
    try (Connection connection = copy.openForReading()) {
      Snapshot snapshot = new Snapshot(connection);
      return new DatabasePart(
          snapshot.migration(), new ContentReader(connection).read(), List.of(), snapshot.models());
    } catch (SQLException | RuntimeException e) {
      RefusedException refused =
          new RefusedException(
              Refusal.BAD_DATA,
              "the copy of the database cannot be read, so that the database may be damaged; see:"
                  + " verify ("
                  + DatabaseDamage.firstLine(e)
                  + ")");
      refused.initCause(e);
      throw refused;
    }
  }
}
