package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.match.Outcome;
import java.util.function.ToDoubleFunction;

/** Margins, or parts of them, on the wire, by class number. */
record MarginsView(
    @JsonProperty("0") double home,
    @JsonProperty("1") double draw,
    @JsonProperty("2") double away) {

  static MarginsView of(ToDoubleFunction<Outcome> margin) {
    return new MarginsView(
        margin.applyAsDouble(Outcome.HOME),
        margin.applyAsDouble(Outcome.DRAW),
        margin.applyAsDouble(Outcome.AWAY));
  }
}
