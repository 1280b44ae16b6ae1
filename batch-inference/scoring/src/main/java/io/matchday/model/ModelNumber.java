package io.matchday.model;

/** Numbers that XGBoost keeps as text. */
final class ModelNumber {

  private ModelNumber() {}

  static int integer(ModelReader in) {
    String text = in.text();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw in.place().refused("is \"" + Place.quote(text) + "\", expected an integer");
    }
  }

  /** One number ({@code 5E-1}), or since XGBoost 3.1 several ({@code [5E-1,5E-1]}). */
  static float[] floats(ModelReader in) {
    String text = in.text().strip();
    boolean array = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
    String[] parts = (array ? text.substring(1, text.length() - 1) : text).split(",", -1);
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        numbers[i] = Float.parseFloat(parts[i]);
      } catch (NumberFormatException e) {
        throw in.place().refused("is \"" + Place.quote(text) + "\", expected a number");
      }
    }
    return numbers;
  }
}
