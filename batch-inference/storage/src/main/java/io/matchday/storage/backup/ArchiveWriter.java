package io.matchday.storage.backup;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup into a draft beside its place, and gives it its name once it is whole and on the
 * disk: what has the name of a backup is one. A draft that is not finished is deleted.
 */
final class ArchiveWriter implements AutoCloseable {

  static final String MANIFEST = "manifest.txt";

  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path draft;
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final List<FileContent> files = new ArrayList<>();

  private ArchiveWriter(Path target, Path draft, FileChannel channel) {
    this.target = target;
    this.draft = draft;
    this.channel = channel;
    this.zip = new Zip(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  /** Hands on what it packs in larger pieces than the 512 bytes it would by itself. */
  private static final class Zip extends ZipOutputStream {

    Zip(OutputStream out) {
      super(out);
      buf = new byte[BUFFER];
      setLevel(Deflater.BEST_SPEED);
    }
  }

  static ArchiveWriter begin(Path target) {
    Path draft = target.resolveSibling(".writing-" + UUID.randomUUID());
    try {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new ArchiveWriter(target, draft, channel);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  static RefusedException cannotWrite(Path file, IOException e) {
    String why = e instanceof FileAlreadyExistsException ? "it is there already" : e.toString();
    RefusedException refused =
        new RefusedException(
            Refusal.CANNOT_WRITE,
            List.of(new Problem(file.toString(), "cannot be written: " + why)));
    refused.initCause(e);
    return refused;
  }

  /** What writes the bytes of a file. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Adds a file. */
  void add(String name, InputStream in) {
    add(name, in::transferTo);
  }

  /** Adds a file. */
  void add(String name, Body body) {
    MessageDigest hash = Hashes.sha256();
    long size =
        pack(
            name,
            // Not closed: that would end the archive.
            out -> body.writeTo(new DigestOutputStream(out, hash)));
    files.add(new FileContent(name, size, Hashes.hex(hash.digest())));
  }

  /**
   * Adds a file whose hash somebody else takes meanwhile.
   *
   * @param hash in hex; may wait
   */
  void add(String name, Path file, Supplier<String> hash) {
    long size = pack(name, out -> Hashes.copy(file, out));
    files.add(new FileContent(name, size, hash.get()));
  }

  /** Packs a file, and gives its size. */
  private long pack(String name, Body body) {
    ZipEntry entry = new ZipEntry(name);
    try {
      zip.putNextEntry(entry);
      body.writeTo(zip);
      zip.closeEntry();
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
    return entry.getSize();
  }

  /** The files added so far. */
  List<FileContent> files() {
    return files;
  }

  /** Ends the archive with its manifest. */
  void finish(BackupManifest manifest) {
    try {
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(ManifestText.write(manifest));
      zip.closeEntry();
      zip.finish();
      zip.flush();
      channel.force(true);
      zip.close();
      Files.move(draft, target);
      FilePlaces.force(FilePlaces.folderOf(target));
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
