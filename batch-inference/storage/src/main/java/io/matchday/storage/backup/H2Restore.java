package io.matchday.storage.backup;

import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.DatabaseDamage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Goes back to a backup of an embedded database: a new file takes the place of the old one. */
final class H2Restore {

  private final BackupArchive archive;
  private final H2File target;
  private final String moment;

  H2Restore(BackupArchive archive, H2File target, String moment) {
    this.archive = archive;
    this.target = target;
    this.moment = moment;
  }

  /**
   * Restores.
   *
   * @param models puts the models back, once the database is known to be whole
   */
  List<String> run(Existing existing, Supplier<List<String>> models) {
    Path folder = FilePlaces.folderOf(target.path());
    Path draft = folder.resolve(".restoring-" + UUID.randomUUID());
    List<String> notes = new ArrayList<>();
    try {
      Files.createDirectories(draft);
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(folder, e);
    }
    try (Held held = new Held(target.lock())) {
      if (held.lock().isPresent() && existing == Existing.STAYS) {
        requireEmpty(held.lock().get(), draft);
      }
      FileContent content = archive.files(H2Backup.FILE).get(0);
      FilePlaces.requireRoom(folder, content.size());
      H2File copy = target.at(draft.resolve("matchday" + H2File.SUFFIX));
      archive.extract(content, copy.path());
      compare(copy);
      notes.addAll(migrate(copy));
      notes.addAll(models.get());
      notes.addAll(swap(copy));
      return notes;
    } finally {
      FilePlaces.delete(draft);
    }
  }

  /** The lock on the database in place, if there is one. */
  private record Held(Optional<FileChannel> lock) implements AutoCloseable {
    @Override
    public void close() {
      lock.ifPresent(
          channel -> {
            try {
              channel.close();
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  }

  /**
   * Looks into a copy: the file itself is locked, by us. It is copied by way of the lock, which the
   * system takes from us when anything else of ours closes the file.
   */
  private void requireEmpty(FileChannel locked, Path draft) {
    H2File copy = target.at(draft.resolve("present" + H2File.SUFFIX));
    long rows;
    try (FileChannel out =
        FileChannel.open(copy.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      FilePlaces.requireRoom(draft, locked.size());
      long copied = 0;
      while (copied < locked.size()) {
        copied += locked.transferTo(copied, locked.size() - copied, out);
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(copy.path(), e);
    }
    try (Connection connection = copy.openForReading()) {
      rows = new ContentReader(connection).rows();
    } catch (SQLException | RuntimeException e) {
      throw RestoreBackup.mustStay(
          target.path().toString(), "is there and cannot be read, so that it may hold something");
    }
    if (rows > 0) {
      throw RestoreBackup.mustStay(
          target.path().toString(), "is there and holds %d rows".formatted(rows));
    }
  }

  private void compare(H2File copy) {
    try (Connection connection = copy.openForReading()) {
      RestoreBackup.compare(archive, new ContentReader(connection).read());
    } catch (SQLException e) {
      throw BackupArchive.damaged(
          archive.file(), "its database cannot be read: " + DatabaseDamage.firstLine(e));
    }
  }

  private List<String> migrate(H2File copy) {
    try (Database database = Database.open(copy.alone())) {
      int applied;
      try {
        applied = database.migrate();
      } catch (RefusedException e) {
        throw RestoreBackup.tooNew(archive);
      }
      if (!database.isMigrated()) {
        throw RestoreBackup.tooNew(archive);
      }
      return applied == 0
          ? List.of()
          : List.of("schema brought up to date: %d migrations applied".formatted(applied));
    }
  }

  /** The old file gets a second name first, so that there is a database at every moment. */
  private List<String> swap(H2File copy) {
    Path folder = FilePlaces.folderOf(target.path());
    Path aside = folder.resolve("aside-" + moment);
    List<String> notes = new ArrayList<>();
    try (FileChannel written = FileChannel.open(copy.path(), StandardOpenOption.WRITE)) {
      written.force(true);
      if (target.exists()) {
        Files.createDirectories(aside);
        Path kept = aside.resolve(target.path().getFileName());
        keep(kept);
        FilePlaces.force(aside);
        notes.add("the database that was there is kept as " + kept);
      }
      Files.move(
          copy.path(),
          target.path(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      FilePlaces.force(folder);
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(target.path(), e);
    }
    return notes;
  }

  private void keep(Path kept) throws IOException {
    try {
      Files.createLink(kept, target.path());
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(target.path(), kept);
    }
  }
}
