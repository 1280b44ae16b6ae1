package io.matchday.serving;

import java.util.Arrays;

/** The bytes of one row, up to the most a row may have; what comes after is dropped. */
final class RowBytes {

  private static final int FIRST_SIZE = 1_024;

  private final int most;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;
  private boolean isTooLarge;

  RowBytes(int most) {
    this.most = most;
  }

  void clear() {
    size = 0;
    isTooLarge = false;
    if (bytes.length > 64 * FIRST_SIZE) {
      bytes = new byte[FIRST_SIZE];
    }
  }

  void add(int value) {
    if (size == most) {
      isTooLarge = true;
      return;
    }
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most, 2 * size));
    }
    bytes[size++] = (byte) value;
  }

  boolean isBlank() {
    for (int i = 0; i < size; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return !isTooLarge;
  }

  boolean isTooLarge() {
    return isTooLarge;
  }

  String tooLarge() {
    return "the row is larger than " + most + " bytes";
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** Whether JSON lets a byte stand between values. */
  static boolean isSpace(int value) {
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }
}
