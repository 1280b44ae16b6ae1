package io.matchday.model;

import java.util.regex.Pattern;

/**
 * Numbers that XGBoost keeps as text. Read as strictly as the library does: Java's own reading
 * would also take digits of other scripts, hexadecimal numbers and endings like {@code 1f}.
 */
final class ModelNumber {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{1,4})?");

  /** XGBoost writes no more significant digits, and reads more of them as another number. */
  private static final int MOST_DIGITS = 9;

  /** Enough for a number for each of the most classes. */
  private static final int LONGEST_LIST = 1 << 16;

  private ModelNumber() {}

  static int integer(ModelReader in) {
    String text = in.text();
    long value = INTEGER.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
    if (value != (int) value) {
      throw in.place()
          .refused("is \"" + Place.quote(text) + "\", expected an integer of at most 32 bits");
    }
    return (int) value;
  }

  /** One number ({@code 5E-1}), or since XGBoost 3.1 several ({@code [5E-1,5E-1]}). */
  static float[] floats(ModelReader in) {
    String text = in.text().strip();
    if (text.length() > LONGEST_LIST) {
      throw in.place().refused("is longer than " + LONGEST_LIST + " characters");
    }
    boolean array = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
    String[] parts = (array ? text.substring(1, text.length() - 1) : text).split(",", -1);
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (!NUMBER.matcher(parts[i].strip()).matches()) {
        throw in.place().refused("is \"" + Place.quote(text) + "\", expected a number");
      }
      if (significantDigits(parts[i]) > MOST_DIGITS) {
        throw in.place()
            .refused(
                "is \"%s\", which has more than the %d significant digits XGBoost reads"
                    .formatted(Place.quote(text), MOST_DIGITS));
      }
      numbers[i] = Float.parseFloat(parts[i]);
    }
    return numbers;
  }

  private static int significantDigits(String number) {
    int digits = 0;
    for (int i = 0; i < number.length(); i++) {
      char each = number.charAt(i);
      if (each == 'e' || each == 'E') {
        return digits;
      }
      if (each >= (digits == 0 ? '1' : '0') && each <= '9') {
        digits++;
      }
    }
    return digits;
  }
}
