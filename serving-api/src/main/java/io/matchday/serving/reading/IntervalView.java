package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.evaluation.Interval;

/** A 95 % interval on the wire. */
record IntervalView(@JsonProperty("lower") double lower, @JsonProperty("upper") double upper) {

  static IntervalView of(Interval interval) {
    return new IntervalView(interval.lower(), interval.upper());
  }
}
