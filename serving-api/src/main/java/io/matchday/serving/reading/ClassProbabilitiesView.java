package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.prediction.Probabilities;

/** Probabilities on the wire, by class number: 0 = home win, 1 = draw, 2 = away win. */
record ClassProbabilitiesView(
    @JsonProperty("0") double home,
    @JsonProperty("1") double draw,
    @JsonProperty("2") double away) {

  static ClassProbabilitiesView of(Probabilities probabilities) {
    return new ClassProbabilitiesView(
        probabilities.home(), probabilities.draw(), probabilities.away());
  }
}
