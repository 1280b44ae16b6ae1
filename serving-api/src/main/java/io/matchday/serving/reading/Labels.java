package io.matchday.serving.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The names that a parameter takes for the values of a kind. */
final class Labels {

  private Labels() {}

  /** The values by their names, in their order. */
  static <T> Map<String, T> of(T[] values, Function<T, String> label) {
    Map<String, T> labels = new LinkedHashMap<>();
    for (T value : values) {
      labels.put(label.apply(value), value);
    }
    return labels;
  }
}
