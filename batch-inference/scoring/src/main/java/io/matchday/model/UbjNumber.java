package io.matchday.model;

import java.nio.ByteBuffer;

/** The numeric types of Universal Binary JSON, by their markers. */
final class UbjNumber {

  private UbjNumber() {}

  static boolean isFloating(char type) {
    return type == 'd' || type == 'D';
  }

  /** Bytes a number of this type takes. */
  static int width(char type, Place place) {
    return switch (type) {
      case 'i', 'U', 'C' -> 1;
      case 'I' -> 2;
      case 'l', 'd' -> 4;
      case 'L', 'D' -> 8;
      default -> throw place.refused(unknown(type) + ", expected a number");
    };
  }

  static long integer(ByteBuffer bytes, char type, Place place) {
    need(bytes, width(type, place), place);
    return switch (type) {
      case 'i' -> bytes.get();
      case 'U' -> bytes.get() & 0xFF;
      case 'I' -> bytes.getShort();
      case 'l' -> bytes.getInt();
      case 'L' -> bytes.getLong();
      default -> throw place.refused(unknown(type) + ", expected an integer");
    };
  }

  static float floating(ByteBuffer bytes, char type, Place place) {
    if (!isFloating(type)) {
      return integer(bytes, type, place);
    }
    need(bytes, width(type, place), place);
    return type == 'd' ? bytes.getFloat() : (float) bytes.getDouble();
  }

  /** Refuses a file that ends before this many more bytes. */
  static void need(ByteBuffer bytes, int count, Place place) {
    if (bytes.remaining() < count) {
      throw place.refused("the file ends in the middle of a value");
    }
  }

  private static String unknown(char type) {
    return String.format("has type marker 0x%02x", (int) type);
  }
}
