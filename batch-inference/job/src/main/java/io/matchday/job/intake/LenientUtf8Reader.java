package io.matchday.job.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8, and bytes that are not UTF-8 as Windows-1252: a file may be either, or even both
 * where pieces were pasted together. Decides byte by byte, so nothing is read ahead.
 */
final class LenientUtf8Reader extends Reader {

  private static final int BUFFER = 1 << 16;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final InputStream in;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private boolean ended;

  LenientUtf8Reader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (chars.position() == 0 && (bytes.hasRemaining() || !ended)) {
      CoderResult result = utf8.decode(bytes, chars, ended);
      if (result.isError()) {
        decodeOther(result.length(), chars);
      } else if (result.isUnderflow()) {
        fill();
      } else if (chars.position() == 0) {
        throw new IllegalArgumentException("a buffer of one character cannot hold a pair");
      }
    }
    return chars.position() == 0 ? -1 : chars.position();
  }

  /** Takes bytes that are not UTF-8; each is one character in Windows-1252. */
  private void decodeOther(int count, CharBuffer chars) {
    byte[] foreign = new byte[Math.min(count, chars.remaining())];
    bytes.get(foreign);
    chars.put(new String(foreign, WINDOWS_1252));
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
