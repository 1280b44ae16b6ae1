package io.matchday.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a file in Universal Binary JSON; nothing is read beyond their end. */
final class UbjInput {

  private final ByteBuffer bytes;
  private final Place place;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  UbjInput(Place place, byte[] content) {
    this.place = place;
    this.bytes = ByteBuffer.wrap(content);
    place.follow(bytes::position);
  }

  int remaining() {
    return bytes.remaining();
  }

  /** The next byte, which stays the next. */
  char peek() {
    UbjNumber.need(bytes, 1, place);
    return (char) (bytes.get(bytes.position()) & 0xFF);
  }

  /** The next byte. */
  char marker() {
    char marker = peek();
    bytes.get();
    return marker;
  }

  /** Passes over the next byte if it is this one. */
  boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    bytes.get();
    return true;
  }

  void advance(int count) {
    UbjNumber.need(bytes, count, place);
    bytes.position(bytes.position() + count);
  }

  /** A length of things this wide each, proven to lie within the file. */
  int length(int width) {
    long count = UbjNumber.integer(bytes, marker(), place);
    if (count < 0 || count > bytes.remaining() / width) {
      throw place.refused("claims " + count + " elements, more than the file holds");
    }
    return (int) count;
  }

  /** A text with its length before it. */
  String text(int longest) {
    int length = length(1);
    if (length > longest) {
      throw place.refused("is a text of %d bytes, expected at most %d".formatted(length, longest));
    }
    ByteBuffer text = bytes.slice(bytes.position(), length);
    advance(length);
    try {
      return utf8.decode(text).toString();
    } catch (CharacterCodingException e) {
      throw place.refused("is a text that is not in UTF-8");
    }
  }

  /** An integer of this type; true and false count as 1 and 0. */
  int integer(char type) {
    if (type == 'T' || type == 'F') {
      return type == 'T' ? 1 : 0;
    }
    long value = UbjNumber.integer(bytes, type, place);
    if (value != (int) value) {
      throw place.refused("holds " + value + ", beyond 32 bits");
    }
    return (int) value;
  }

  /** A number of this type, in single precision. */
  float number(char type) {
    return UbjNumber.floating(bytes, type, place);
  }

  /** So many integers of this type, which the file was shown to hold. */
  int[] integers(char type, int count) {
    int[] integers = new int[count];
    if (type == 'l') {
      bytes.asIntBuffer().get(integers);
      advance(count * Integer.BYTES);
    } else {
      Arrays.setAll(integers, index -> integer(type));
    }
    return integers;
  }

  /** So many numbers of this type, which the file was shown to hold, in single precision. */
  float[] numbers(char type, int count) {
    float[] numbers = new float[count];
    if (type == 'd') {
      bytes.asFloatBuffer().get(numbers);
      advance(count * Float.BYTES);
    } else {
      for (int i = 0; i < count; i++) {
        numbers[i] = number(type);
      }
    }
    return numbers;
  }
}
