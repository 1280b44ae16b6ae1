package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.evaluation.PairedDifference;
import org.jspecify.annotations.Nullable;

/**
 * One loss beside that of a reference, on the wire. The difference is below 0 when the predictions
 * are better; its 95 % interval is null when the matches are of too few days.
 */
record LossView(
    @JsonProperty("predictions") double predictions,
    @JsonProperty("reference") double reference,
    @JsonProperty("skill") double skill,
    @JsonProperty("difference") double difference,
    @JsonProperty("interval") @Nullable IntervalView interval) {

  static LossView of(
      double predictions, double reference, double skill, PairedDifference difference) {
    return new LossView(
        predictions,
        reference,
        skill,
        difference.mean(),
        difference.interval().map(IntervalView::of).orElse(null));
  }
}
