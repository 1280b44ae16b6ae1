package io.matchday.serving.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.evaluation.Comparison;
import io.matchday.evaluation.Reference;

/** Predictions beside a reference on the same matches, on the wire. */
record ComparisonView(
    @JsonProperty("reference") String reference,
    @JsonProperty("matches") long matches,
    @JsonProperty("log_loss") LossView logLoss,
    @JsonProperty("rps") LossView rps) {

  static ComparisonView of(Reference reference, Comparison comparison) {
    return new ComparisonView(
        reference.label(),
        comparison.matches(),
        LossView.of(
            comparison.logLoss(),
            comparison.referenceLogLoss(),
            comparison.logLossSkill(),
            comparison.logLossDifference()),
        LossView.of(
            comparison.rps(),
            comparison.referenceRps(),
            comparison.rpsSkill(),
            comparison.rpsDifference()));
  }
}
