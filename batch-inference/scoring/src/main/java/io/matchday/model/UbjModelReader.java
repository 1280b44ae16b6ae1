package io.matchday.model;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads model files in Universal Binary JSON (ubjson.org, draft 12) as far as XGBoost writes it:
 * plain objects, arrays plain, counted ({@code [#L}) or strongly typed ({@code [$d#L}), all
 * big-endian.
 */
final class UbjModelReader implements ModelReader {

  private final UbjInput in;
  private final Place place;
  private int depth;

  UbjModelReader(Place place, byte[] content) {
    this.place = place;
    this.in = new UbjInput(place, content);
  }

  @Override
  public void object(Entry<String> field) {
    expect('{', "an object");
    descend();
    Set<String> seen = new HashSet<>();
    while (!in.take('}')) {
      String name = in.text(LONGEST_NAME);
      place.enter(name);
      if (!seen.add(name)) {
        throw place.refused("comes twice");
      }
      if (seen.size() > MOST_FIELDS) {
        throw place.refused("is field number " + seen.size() + ", expected at most " + MOST_FIELDS);
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
      place.enter(index);
      element.read(index);
      place.leave();
    }
    depth--;
  }

  @Override
  public String text() {
    char type = in.peek();
    if (in.take('S')) {
      return in.text(LONGEST_TEXT);
    }
    return UbjNumber.isFloating(type)
        ? Float.toString(in.number(in.marker()))
        : "" + in.integer(in.marker());
  }

  @Override
  public int[] integers() {
    Span span = openArray();
    if (span.isTyped()) {
      depth--;
      return in.integers(span.type(), span.count());
    }
    NumberColumn numbers = span.count() < 0 ? new NumberColumn() : new NumberColumn(span.count());
    for (int index = 0; more(span, index); index++) {
      numbers.add(in.integer(in.marker()));
    }
    depth--;
    return numbers.toIntegers();
  }

  @Override
  public float[] floats() {
    Span span = openArray();
    if (span.isTyped()) {
      depth--;
      return in.numbers(span.type(), span.count());
    }
    NumberColumn numbers = span.count() < 0 ? new NumberColumn() : new NumberColumn(span.count());
    for (int index = 0; more(span, index); index++) {
      numbers.add(in.number(in.marker()));
    }
    depth--;
    return numbers.toFloats();
  }

  @Override
  public void skip() {
    char type = in.peek();
    switch (type) {
      case '{' -> skipObject();
      case '[' -> skipArray();
      case 'S' -> {
        in.marker();
        in.advance(in.length(1));
      }
      case 'T', 'F', 'Z', 'N' -> in.marker();
      default -> in.advance(UbjNumber.width(in.marker(), place));
    }
  }

  @Override
  public void end() {
    if (in.remaining() > 0) {
      throw place.refused(in.remaining() + " bytes follow the model, expected the end of the file");
    }
    place.readWhole();
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
    if (in.take('$')) {
      type = in.marker();
      width = UbjNumber.width(type, place);
      if (in.peek() != '#') {
        throw place.refused("a typed array has no count");
      }
    }
    return in.take('#') ? new Span(type, in.length(width)) : new Span(type, -1);
  }

  private boolean more(Span span, int index) {
    return span.count() < 0 ? !in.take(']') : index < span.count();
  }

  /** Passes over an object without keeping its names. */
  private void skipObject() {
    in.marker();
    descend();
    while (!in.take('}')) {
      in.advance(in.length(1));
      skip();
    }
    depth--;
  }

  private void skipArray() {
    Span span = openArray();
    if (span.isTyped()) {
      in.advance(span.count() * UbjNumber.width(span.type(), place));
    } else {
      for (int index = 0; more(span, index); index++) {
        skip();
      }
    }
    depth--;
  }

  private void descend() {
    if (++depth > DEEPEST) {
      throw place.refused("is nested deeper than " + DEEPEST);
    }
  }

  private void expect(char wanted, String words) {
    if (!in.take(wanted)) {
      throw place.refused("is no UBJSON value of the right type, expected " + words);
    }
  }
}
