package io.matchday.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads model files in Universal Binary JSON (ubjson.org, draft 12) as far as XGBoost writes it:
 * plain objects, arrays plain, counted ({@code [#L}) or strongly typed ({@code [$d#L}), all
 * big-endian.
 */
final class UbjModelReader implements ModelReader {

  private final ByteBuffer bytes;
  private final Place place;
  private int depth;

  UbjModelReader(Place place, byte[] content) {
    this.place = place;
    this.bytes = ByteBuffer.wrap(content);
  }

  @Override
  public void object(Entry<String> field) {
    expect('{', "an object");
    descend();
    Set<String> seen = new HashSet<>();
    while (!take('}')) {
      String name = string();
      place.enter(name);
      if (!seen.add(name)) {
        throw place.refused("comes twice");
      }
      field.read(name);
      place.leave();
    }
    depth--;
  }

  @Override
  public void array(Entry<Integer> element) {
    Span span = openArray();
    if (span.isTyped()) {
      throw place.refused("is an array of numbers, expected an array of values");
    }
    for (int index = 0; more(span, index); index++) {
      place.enter(Integer.toString(index));
      element.read(index);
      place.leave();
    }
    depth--;
  }

  @Override
  public String text() {
    char type = peek();
    if (type == 'S') {
      bytes.get();
      return string();
    }
    return UbjNumber.isFloating(type) ? Float.toString(number(marker())) : "" + integer(marker());
  }

  @Override
  public int[] integers() {
    Span span = openArray();
    NumberColumn numbers = new NumberColumn();
    for (int index = 0; more(span, index); index++) {
      numbers.add(integer(span.isTyped() ? span.type() : marker()));
    }
    depth--;
    return numbers.toIntegers();
  }

  @Override
  public float[] floats() {
    Span span = openArray();
    NumberColumn numbers = new NumberColumn();
    for (int index = 0; more(span, index); index++) {
      numbers.add(number(span.isTyped() ? span.type() : marker()));
    }
    depth--;
    return numbers.toFloats();
  }

  @Override
  public void skip() {
    char type = peek();
    switch (type) {
      case '{' -> object(name -> skip());
      case '[' -> skipArray();
      case 'S' -> text();
      case 'T', 'F', 'Z', 'N' -> marker();
      default -> advance(UbjNumber.width(marker(), place));
    }
  }

  @Override
  public void end() {
    if (bytes.hasRemaining()) {
      throw place.refused(
          bytes.remaining() + " bytes follow the model, expected the end of the file");
    }
  }

  @Override
  public Place place() {
    return place;
  }

  /**
   * How an array goes on: {@code count} elements, or until its closing bracket when negative; of
   * one numeric type, or each with its own marker when the type is {@link #MIXED}.
   */
  private record Span(char type, int count) {

    static final char MIXED = 0;

    boolean isTyped() {
      return type != MIXED;
    }
  }

  private Span openArray() {
    expect('[', "an array");
    descend();
    char type = Span.MIXED;
    int width = 1;
    if (take('$')) {
      type = marker();
      width = UbjNumber.width(type, place);
      if (peek() != '#') {
        throw place.refused("a typed array has no count");
      }
    }
    return take('#') ? new Span(type, length(width)) : new Span(type, -1);
  }

  private boolean more(Span span, int index) {
    return span.count() < 0 ? !take(']') : index < span.count();
  }

  private void skipArray() {
    Span span = openArray();
    if (span.isTyped()) {
      advance(span.count() * UbjNumber.width(span.type(), place));
    } else {
      for (int index = 0; more(span, index); index++) {
        skip();
      }
    }
    depth--;
  }

  /** A length of things this wide each, proven to lie within the file. */
  private int length(int width) {
    long count = UbjNumber.integer(bytes, marker(), place);
    if (count < 0 || count > bytes.remaining() / width) {
      throw place.refused("claims " + count + " elements, more than the file holds");
    }
    return (int) count;
  }

  private String string() {
    byte[] text = new byte[length(1)];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private int integer(char type) {
    if (type == 'T' || type == 'F') {
      return type == 'T' ? 1 : 0;
    }
    long value = UbjNumber.integer(bytes, type, place);
    if (value != (int) value) {
      throw place.refused("holds " + value + ", beyond 32 bits");
    }
    return (int) value;
  }

  private float number(char type) {
    return UbjNumber.floating(bytes, type, place);
  }

  private void descend() {
    if (++depth > DEEPEST) {
      throw place.refused("is nested deeper than " + DEEPEST);
    }
  }

  private void expect(char wanted, String words) {
    if (!take(wanted)) {
      throw place.refused("is no UBJSON value of the right type, expected " + words);
    }
  }

  private boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    bytes.get();
    return true;
  }

  private char peek() {
    need(1);
    return (char) (bytes.get(bytes.position()) & 0xFF);
  }

  private char marker() {
    char marker = peek();
    bytes.get();
    return marker;
  }

  private void advance(int count) {
    need(count);
    bytes.position(bytes.position() + count);
  }

  private void need(int count) {
    UbjNumber.need(bytes, count, place);
  }
}
