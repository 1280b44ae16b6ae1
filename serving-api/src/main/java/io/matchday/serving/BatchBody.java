package io.matchday.serving;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;

/** The body of a batch request: buffered, and broken only by a problem. For one thread. */
final class BatchBody extends InputStream {

  /** What {@link #read()} gives after the last byte. */
  static final int END = -1;

  private static final int BUFFER = 1 << 16;
  private static final long MOST = 1L << 30;
  private static final long SLOWEST_A_SECOND = 1_024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final Duration grace;
  private final long start = System.nanoTime();
  private long received;
  private int next;
  private int size;

  /**
   * @param grace how long it may come as slowly as it likes
   */
  BatchBody(InputStream in, Duration grace) {
    this.in = in;
    this.grace = grace;
  }

  @Override
  public int read() {
    return fill() ? buffer[next++] & 0xFF : END;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return END;
    }
    int count = Math.min(length, size - next);
    System.arraycopy(buffer, next, target, offset, count);
    next += count;
    return count;
  }

  /** The next byte, which stays where it is. */
  int peek() {
    return fill() ? buffer[next] & 0xFF : END;
  }

  /** Passes over the mark that some programs begin UTF-8 with. */
  void skipByteOrderMark() {
    if (peek() == 0xEF && size - next >= 3) {
      next += 3;
    }
  }

  /** Reads on for a while without looking, so that a client that is sending reads the refusal. */
  void drain(long most) {
    for (long read = 0; read < most && fill(); read += size) {
      next = size;
    }
  }

  private static HttpProblem broken(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return ProblemBody.ofStatus(408, Map.of("Connection", "close"));
      }
    }
    return HttpProblem.badRequest("the body could not be read");
  }

  private boolean fill() {
    if (next < size) {
      return true;
    }
    try {
      next = 0;
      size = Math.max(0, in.read(buffer));
    } catch (IOException e) {
      throw broken(e);
    }
    received += size;
    refuseEndless();
    return size > 0;
  }

  /** A client that holds its place for ever, by sending now and then or without end, is cut off. */
  private void refuseEndless() {
    if (received > MOST) {
      throw HttpProblem.of(413, "the request body is larger than " + MOST + " bytes");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (took.compareTo(grace) > 0 && received < SLOWEST_A_SECOND * took.toSeconds()) {
      throw ProblemBody.ofStatus(408, Map.of("Connection", "close"));
    }
  }
}
