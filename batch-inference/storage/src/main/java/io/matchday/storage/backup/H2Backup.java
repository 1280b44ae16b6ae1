package io.matchday.storage.backup;

import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseDamage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;

/**
 * An H2 database as its own online backup copies the file, while others write. The copy is opened
 * and read while it goes into the archive.
 */
final class H2Backup {

  static final String FILE = "database/matchday" + H2File.SUFFIX;

  /** What H2 packs when another process has the file open, its file unpacked, and the archive. */
  private static final int COPIES = 3;

  /** Many times what H2 writes at once. */
  private static final int BUFFER = 1 << 20;

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

  /**
   * Reads the copy and takes its hash while it goes into the archive: each keeps a core busy for
   * seconds.
   */
  private static DatabasePart readAndAdd(H2File copy, ArchiveWriter archive) {
    ExecutorService beside = Executors.newFixedThreadPool(2);
    CompletableFuture<DatabasePart> part = CompletableFuture.supplyAsync(() -> read(copy), beside);
    CompletableFuture<String> hash =
        CompletableFuture.supplyAsync(() -> hashOf(copy.path()), beside);
    try {
      archive.add(FILE, copy.path(), hash::join);
      return part.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      // The copy is deleted next, whatever became of the archive.
      CompletableFuture.allOf(part, hash).handle((all, failure) -> Optional.empty()).join();
      beside.shutdown();
    }
  }

  private static String hashOf(Path file) {
    try {
      return Hashes.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Database database, Path zip, Path copy) throws IOException {
    try (Connection connection = database.dataSource().getConnection()) {
      if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
        copyHere(session, copy);
      } else {
        String place = zip.toAbsolutePath().toString().replace("'", "''");
        Snapshot.execute(connection, "BACKUP TO '" + place + "'");
        unpack(zip, copy);
      }
    } catch (SQLException e) {
      throw DatabaseDamage.refusal(database.settings(), e);
    }
  }

  /**
   * What {@code BACKUP TO} does, when it is this process that has the file open, but for packing
   * what is unpacked next: that takes most of the time.
   */
  private static void copyHere(SessionLocal session, Path copy) throws IOException, SQLException {
    org.h2.engine.Database open = session.getDatabase();
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(copy), BUFFER);
        Unpacked out = new Unpacked(file)) {
      open.flush();
      synchronized (open.getLobSyncObject()) {
        open.getStore().getMvStore().getFileStore().backup(out);
      }
    } catch (DbException | MVStoreException e) {
      throw DbException.toSQLException(e);
    }
  }

  /** Takes the one file H2 packs, and leaves it as it is. */
  private static final class Unpacked extends ZipOutputStream {

    Unpacked(OutputStream out) {
      super(out);
    }

    @Override
    public void putNextEntry(ZipEntry entry) {
      // There is but one.
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void closeEntry() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      def.end();
      out.close();
    }
  }

  private static void unpack(Path zip, Path copy) throws IOException {
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
