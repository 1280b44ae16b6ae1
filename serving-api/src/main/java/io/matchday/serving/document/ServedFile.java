package io.matchday.serving.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A file on the class path, read when it is first asked for. Thread-safe. */
final class ServedFile {

  private static final int TAG_DIGITS = 24;

  /** What is in a file, and a weak entity tag of it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] bytes, String tag) {}

  private final String resource;
  private final MediaType type;
  private volatile Optional<Content> content = Optional.empty();

  ServedFile(String resource, String type) {
    this.resource = resource;
    this.type = MediaType.parseMediaType(type);
  }

  MediaType type() {
    return type;
  }

  Content content() {
    if (content.isEmpty()) {
      content = Optional.of(read());
    }
    return content.get();
  }

  private Content read() {
    try (InputStream in = ServedFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      // Weak, so that the server may pack the file.
      return new Content(
          bytes, "W/\"" + HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS) + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
