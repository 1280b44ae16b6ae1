package io.matchday.feature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A tape that is read back.
 *
 * <p>Every method throws {@link IllegalArgumentException} where the tape does not hold what is
 * asked for.
 */
final class Playback implements Tape {

  private final ByteBuffer in;

  Playback(byte[] recorded) {
    this.in = ByteBuffer.wrap(recorded);
  }

  /** Refuses a tape that goes on. */
  void end() {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("the memory goes on for " + in.remaining() + " bytes");
    }
  }

  private int length(int width) {
    int length = whole(0);
    if (length < 0 || length > in.remaining() / width) {
      throw new IllegalArgumentException("the memory ends before " + length + " values");
    }
    return length;
  }

  private static IllegalArgumentException ended(BufferUnderflowException cause) {
    return new IllegalArgumentException("the memory ends too early", cause);
  }

  @Override
  public int whole(int value) {
    try {
      return in.getInt();
    } catch (BufferUnderflowException e) {
      throw ended(e);
    }
  }

  @Override
  public long large(long value) {
    try {
      return in.getLong();
    } catch (BufferUnderflowException e) {
      throw ended(e);
    }
  }

  @Override
  public double real(double value) {
    return Double.longBitsToDouble(large(0));
  }

  @Override
  public boolean flag(boolean value) {
    try {
      return in.get() != 0;
    } catch (BufferUnderflowException e) {
      throw ended(e);
    }
  }

  @Override
  public String text(String value) {
    return new String(bytes(new byte[0]), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(byte[] values) {
    byte[] recorded = new byte[length(1)];
    in.get(recorded);
    return recorded;
  }

  @Override
  public int[] wholes(int[] values) {
    int[] recorded = new int[length(Integer.BYTES)];
    for (int i = 0; i < recorded.length; i++) {
      recorded[i] = in.getInt();
    }
    return recorded;
  }

  @Override
  public long[] larges(long[] values) {
    long[] recorded = new long[length(Long.BYTES)];
    for (int i = 0; i < recorded.length; i++) {
      recorded[i] = in.getLong();
    }
    return recorded;
  }

  @Override
  public double[] reals(double[] values) {
    double[] recorded = new double[length(Double.BYTES)];
    for (int i = 0; i < recorded.length; i++) {
      recorded[i] = Double.longBitsToDouble(in.getLong());
    }
    return recorded;
  }
}
