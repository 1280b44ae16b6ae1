package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Folders that files are written into: their room, their fate on the disk, their end. */
final class FilePlaces {

  /** Left free whatever is written. */
  private static final long FLOOR = 16L << 20;

  private static final long MEGABYTE = 1L << 20;

  private FilePlaces() {}

  /** The folder a file lies in. */
  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
  }

  /** Refuses to begin what would fill the disk. */
  static void requireRoom(Path folder, long bytes) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < bytes + FLOOR) {
        throw new RefusedException(
            Refusal.CANNOT_WRITE,
            List.of(
                new Problem(
                    folder.toString(),
                    "needs %d MB free, has %d MB; free some space, then try again"
                        .formatted((bytes + FLOOR) / MEGABYTE + 1, free / MEGABYTE))));
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(folder, e);
    }
  }

  /** Has the names in a folder written to the disk, where the system knows how. */
  static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; its moves are written through.
    }
  }

  /** Deletes a folder of ours with all that is in it. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of all files in a folder. */
  static long sizeOf(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
