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

  private SafeFile() {}

  static byte[] read(Path file, int largest) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "is not there");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "is a folder, a link or a device, expected a regular file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.size(file) > largest) {
        throw refused(file, "is larger than " + largest + " bytes");
      }
      return in.readNBytes(largest);
    } catch (IOException e) {
      RefusedException refused = refused(file, "cannot be read");
      refused.initCause(e);
      throw refused;
    }
  }

  private static RefusedException refused(Path file, String detail) {
    return new RefusedException(Refusal.MODEL, List.of(new Problem(file.toString(), detail)));
  }
}
