package io.matchday.serving;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Holds an answer until it may be sent: the first part in memory, a long one in a temporary file
 * that only this user can read and that goes with the spool or the process. For one thread.
 */
final class AnswerSpool extends OutputStream {

  private static final long MOST = 256L << 20;

  private final int inMemory;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<FileChannel> file = Optional.empty();
  private OutputStream target = memory;
  private long size;

  AnswerSpool(int inMemory) {
    this.inMemory = inMemory;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (size + length > MOST) {
      throw HttpProblem.of(
          413, "the answer would be larger than " + MOST + " bytes; send fewer rows");
    }
    if (file.isEmpty() && size + length > inMemory) {
      FileChannel made =
          FileChannel.open(
              Files.createTempFile("matchday-answer-", ".tmp"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = Optional.of(made);
      target = new BufferedOutputStream(Channels.newOutputStream(made), 1 << 16);
      memory.writeTo(target);
      memory.reset();
    }
    target.write(bytes, offset, length);
    size += length;
  }

  long size() {
    return size;
  }

  /** No more will be written; what could not be kept is told here at the latest. */
  void finish() throws IOException {
    target.flush();
  }

  /** Copies all of it. */
  void sendTo(OutputStream out) throws IOException {
    if (file.isEmpty()) {
      memory.writeTo(out);
      return;
    }
    FileChannel kept = file.get();
    kept.position(0);
    Channels.newInputStream(kept).transferTo(out);
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
