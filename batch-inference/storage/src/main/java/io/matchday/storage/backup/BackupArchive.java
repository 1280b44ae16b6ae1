package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup opened for reading; nothing in it is taken for right before its hash was compared. */
public final class BackupArchive implements AutoCloseable {

  private static final int LARGEST_MANIFEST = 16 << 20;

  /** Names that lead nowhere but below the folder they are written to. */
  private static final Predicate<String> SAFE =
      Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*")
          .asMatchPredicate();

  private final Path file;
  private final ZipFile zip;
  private final BackupManifest manifest;

  private BackupArchive(Path file, ZipFile zip, BackupManifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup and reads its manifest.
   *
   * @throws RefusedException {@link Refusal#NO_INPUT} when it is not there, {@link
   *     Refusal#BAD_DATA} when it is cut off, damaged or no backup
   */
  public static BackupArchive open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RefusedException(
          Refusal.NO_INPUT, List.of(new Problem(file.toString(), "is no file")));
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(file, "cut off, or no backup at all: " + e.getMessage());
    }
    try {
      return new BackupArchive(file, zip, manifestOf(file, zip));
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private static BackupManifest manifestOf(Path file, ZipFile zip) {
    ZipEntry entry = zip.getEntry(ArchiveWriter.MANIFEST);
    if (entry == null) {
      throw damaged(file, "it has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      BackupManifest manifest = ManifestText.read(in.readNBytes(LARGEST_MANIFEST));
      manifest.files().stream()
          .map(FileContent::name)
          .filter(SAFE.negate())
          .findFirst()
          .ifPresent(
              name -> {
                throw new IllegalArgumentException("its manifest names a file outside: " + name);
              });
      return manifest;
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  static RefusedException damaged(Path file, String why) {
    return new RefusedException(Refusal.BAD_DATA, List.of(problem(file, why)));
  }

  private static Problem problem(Path file, String why) {
    return new Problem(file.toString(), "is no whole backup, use another: " + why);
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** What it says of itself. */
  public BackupManifest manifest() {
    return manifest;
  }

  /**
   * Reads every file of it and compares size and hash.
   *
   * @throws RefusedException {@link Refusal#BAD_DATA} with every file that is not as it was written
   */
  public void check() {
    List<Problem> problems = new ArrayList<>();
    for (FileContent content : manifest.files()) {
      try {
        copy(content, OutputStream.nullOutputStream());
      } catch (RefusedException e) {
        problems.addAll(e.problems());
      } catch (IOException e) {
        throw ArchiveWriter.cannotWrite(file, e);
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.BAD_DATA, problems);
    }
  }

  /** The files whose names begin so, in the order of the manifest. */
  List<FileContent> files(String prefix) {
    return manifest.files().stream().filter(content -> content.name().startsWith(prefix)).toList();
  }

  /** Writes a file of it to the disk, for good, and compares size and hash on the way. */
  void extract(FileContent content, Path target) {
    try {
      Files.createDirectories(FilePlaces.folderOf(target));
      try (FileChannel channel =
          FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        copy(content, Channels.newOutputStream(channel));
        channel.force(true);
      }
    } catch (IOException e) {
      throw ArchiveWriter.cannotWrite(target, e);
    }
  }

  /**
   * Copies the bytes of a file; what was copied is right only when this returns.
   *
   * @throws IOException when they cannot be written
   */
  void copy(FileContent content, OutputStream out) throws IOException {
    ZipEntry entry = zip.getEntry(content.name());
    if (entry == null) {
      throw damaged(file, content.name() + " is not in it");
    }
    MessageDigest hash = Hashes.sha256();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new DigestInputStream(opened(entry), hash)) {
      while (size <= content.size()) {
        int read = read(in, buffer, content);
        if (read < 0) {
          break;
        }
        out.write(buffer, 0, read);
        size += read;
      }
    }
    if (size != content.size() || !Hashes.hex(hash.digest()).equals(content.sha256())) {
      throw damaged(file, content.name() + " is not as it was written");
    }
  }

  private InputStream opened(ZipEntry entry) {
    try {
      return zip.getInputStream(entry);
    } catch (IOException e) {
      throw damaged(file, entry.getName() + " cannot be read: " + e.getMessage());
    }
  }

  private int read(InputStream in, byte[] buffer, FileContent content) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw damaged(file, content.name() + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
