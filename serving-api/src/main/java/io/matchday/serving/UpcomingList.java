package io.matchday.serving;

import io.matchday.storage.UpcomingMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The upcoming matches, written out once as they go over the wire, plain and zipped, for as long as
 * they stay the same. Immutable.
 */
final class UpcomingList {

  /** None. */
  static final UpcomingList EMPTY = new UpcomingList(List.of());

  private final List<UpcomingMatch> matches;
  private final byte[] plain;
  private final byte[] zipped;

  private UpcomingList(List<UpcomingMatch> matches) {
    this.matches = List.copyOf(matches);
    this.plain =
        JsonMapper.shared().writeValueAsBytes(matches.stream().map(UpcomingMatchView::of).toList());
    this.zipped = zipped(plain);
  }

  /** The list of these matches: this one when they are the same. */
  UpcomingList with(List<UpcomingMatch> now) {
    return matches.equals(now) ? this : new UpcomingList(now);
  }

  /** The matches, by date then id. */
  List<UpcomingMatch> matches() {
    return matches;
  }

  /** The JSON array in UTF-8. */
  Written plain() {
    return new Written(plain);
  }

  /** The same, zipped. */
  Written zipped() {
    return new Written(zipped);
  }

  /** A body that is ready to be sent. */
  static final class Written {

    private final byte[] bytes;

    private Written(byte[] bytes) {
      this.bytes = bytes;
    }

    int length() {
      return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
