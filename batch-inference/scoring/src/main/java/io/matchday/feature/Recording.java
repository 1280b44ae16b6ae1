package io.matchday.feature;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A tape that is written. */
final class Recording implements Tape {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** What was recorded. */
  byte[] recorded() {
    return bytes.toByteArray();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
  }

  @Override
  public int whole(int value) {
    write(() -> out.writeInt(value));
    return value;
  }

  @Override
  public long large(long value) {
    write(() -> out.writeLong(value));
    return value;
  }

  @Override
  public double real(double value) {
    write(() -> out.writeLong(Double.doubleToRawLongBits(value)));
    return value;
  }

  @Override
  public boolean flag(boolean value) {
    write(() -> out.writeBoolean(value));
    return value;
  }

  @Override
  public String text(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
    return value;
  }

  @Override
  public byte[] bytes(byte[] values) {
    whole(values.length);
    write(() -> out.write(values));
    return values;
  }

  @Override
  public int[] wholes(int[] values) {
    whole(values.length);
    for (int value : values) {
      whole(value);
    }
    return values;
  }

  @Override
  public long[] larges(long[] values) {
    whole(values.length);
    for (long value : values) {
      large(value);
    }
    return values;
  }

  @Override
  public double[] reals(double[] values) {
    whole(values.length);
    for (double value : values) {
      real(value);
    }
    return values;
  }
}
