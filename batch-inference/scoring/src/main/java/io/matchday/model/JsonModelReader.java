package io.matchday.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads model files in JSON. Malformed JSON comes out as Jackson's own exception. */
final class JsonModelReader implements ModelReader {

  private static final int LONGEST_NUMBER = 64;

  /** Digits of an integer that surely fits 64 bits, sign included. */
  private static final int SURELY_LONG = 18;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private final JsonParser parser;
  private final Place place;

  JsonModelReader(Place place, byte[] content) {
    this.place = place;
    requireUtf8(place, content);
    this.parser = JSON.createParser(ObjectReadContext.empty(), content);
    place.follow(() -> parser.currentLocation().getByteOffset());
    parser.nextToken();
  }

  /** Jackson would take overlong forms, which give one text two spellings. */
  private static void requireUtf8(Place place, byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = utf8.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = utf8.decode(in, out, true);
    }
    if (result.isError()) {
      throw place.refused("is not in UTF-8 (at byte " + in.position() + ")");
    }
  }

  @Override
  public void object(Entry<String> field) {
    expect(JsonToken.START_OBJECT, "an object");
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      place.enter(name);
      if (!seen.add(name)) {
        throw place.refused("comes twice");
      }
      if (seen.size() > MOST_FIELDS) {
        throw place.refused("is field number " + seen.size() + ", expected at most " + MOST_FIELDS);
      }
      parser.nextToken();
      field.read(name);
      place.leave();
    }
  }

  @Override
  public void array(Entry<Integer> element) {
    expect(JsonToken.START_ARRAY, "an array");
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      place.enter(index);
      element.read(index++);
      place.leave();
    }
  }

  @Override
  public String text() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || isNumber(token)) {
      return parser.getString();
    }
    throw unexpected("a string");
  }

  @Override
  public int[] integers() {
    expect(JsonToken.START_ARRAY, "an array of integers");
    NumberColumn numbers = new NumberColumn();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.VALUE_NUMBER_INT) {
        numbers.add(integer());
      } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
        numbers.add(token == JsonToken.VALUE_TRUE ? 1 : 0);
      } else {
        throw unexpected("an integer");
      }
    }
    return numbers.toIntegers();
  }

  @Override
  public float[] floats() {
    expect(JsonToken.START_ARRAY, "an array of numbers");
    NumberColumn numbers = new NumberColumn();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (!isNumber(token)) {
        throw unexpected("a number");
      }
      numbers.add(number(token));
    }
    return numbers.toFloats();
  }

  private int integer() {
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      throw place.refused("holds " + Place.quote(parser.getString()) + ", beyond 32 bits");
    }
    return parser.getIntValue();
  }

  /** From the digits, not by way of a double: rounding twice can end one float off. */
  private float number(JsonToken token) {
    String digits = parser.getString();
    // XGBoost reads what has neither point nor exponent into 64 bits, and lets it overflow.
    if (token == JsonToken.VALUE_NUMBER_INT
        && digits.length() > SURELY_LONG
        && parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw place.refused("holds " + Place.quote(digits) + ", beyond 64 bits");
    }
    return Float.parseFloat(digits);
  }

  @Override
  public void skip() {
    parser.skipChildren();
  }

  @Override
  public void end() {
    if (parser.nextToken() != null) {
      throw place.refused("something follows the model, expected the end of the file");
    }
    place.readWhole();
  }

  @Override
  public Place place() {
    return place;
  }

  private void expect(JsonToken wanted, String words) {
    if (parser.currentToken() != wanted) {
      throw unexpected(words);
    }
  }

  private RuntimeException unexpected(String wanted) {
    return place.refused("is " + parser.currentToken() + ", expected " + wanted);
  }

  private static boolean isNumber(@Nullable JsonToken token) {
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }
}
