package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matchday.evaluation.FeatureDrift;

/** The drift of one feature on the wire. */
record FeatureDriftView(
    @JsonProperty("feature") String feature,
    @JsonProperty("psi") double psi,
    @JsonProperty("psi_limit") double psiLimit,
    @JsonProperty("missing") double missing,
    @JsonProperty("reference_missing") double referenceMissing,
    @JsonProperty("verdict") String verdict) {

  static FeatureDriftView of(FeatureDrift drift) {
    return new FeatureDriftView(
        drift.feature(),
        drift.psi(),
        drift.limit(),
        drift.missing(),
        drift.referenceMissing(),
        drift.verdict().label());
  }
}
