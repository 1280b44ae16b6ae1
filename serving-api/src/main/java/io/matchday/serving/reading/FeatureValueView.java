package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** One feature on the wire; its value is null when it is missing. */
record FeatureValueView(
    @JsonProperty("name") String name,
    @JsonProperty("value") @Nullable Double value,
    @JsonProperty("coverage") int coverage) {

  /**
   * The value as a person would write it: 0.3, where widening the bits would give 0.30000001192.
   */
  static FeatureValueView of(String name, float value, int coverage) {
    return new FeatureValueView(
        name, Float.isFinite(value) ? Double.valueOf(Float.toString(value)) : null, coverage);
  }
}
