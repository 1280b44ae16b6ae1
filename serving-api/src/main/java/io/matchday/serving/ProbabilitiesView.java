package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.prediction.Probabilities;

/** Probabilities on the wire, by class number. */
record ProbabilitiesView(
    @JsonProperty("0") double home,
    @JsonProperty("1") double draw,
    @JsonProperty("2") double away) {

  static ProbabilitiesView of(Probabilities probabilities) {
    return new ProbabilitiesView(probabilities.home(), probabilities.draw(), probabilities.away());
  }
}
