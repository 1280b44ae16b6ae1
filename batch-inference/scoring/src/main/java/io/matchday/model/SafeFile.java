package io.matchday.model;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Reads a regular file of bounded size into memory. */
final class SafeFile {

  /** Small enough that the channel beneath needs no large buffer outside the heap. */
  private static final int PIECE = 1 << 16;

  private SafeFile() {}

  /**
   * The content of a file; allocates as many bytes as the file has, and none for one that is too
   * large.
   *
   * @param largest the most bytes read
   * @param reason why no more, for the refusal
   */
  static byte[] read(Path file, int largest, String reason) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "is not there");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "is a folder, a link or a device, expected a regular file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      long size = Files.size(file);
      if (size > largest) {
        throw refused(
            file, "has %d bytes, expected at most %d, %s".formatted(size, largest, reason));
      }
      return whole(file, in, (int) size);
    } catch (IOException e) {
      RefusedException refused = refused(file, "cannot be read");
      refused.initCause(e);
      throw refused;
    }
  }

  /** Exactly this many bytes; a file that has fewer or more by now is still being written. */
  static byte[] whole(Path file, InputStream in, int size) throws IOException {
    byte[] content = new byte[size];
    int filled = 0;
    while (filled < size) {
      int read = in.read(content, filled, Math.min(PIECE, size - filled));
      if (read < 0) {
        throw refused(file, "shrank while it was read");
      }
      filled += read;
    }
    if (in.read() >= 0) {
      throw refused(file, "grew while it was read");
    }
    return content;
  }

  private static RefusedException refused(Path file, String detail) {
    return new RefusedException(Refusal.MODEL, List.of(new Problem(file.toString(), detail)));
  }
}
