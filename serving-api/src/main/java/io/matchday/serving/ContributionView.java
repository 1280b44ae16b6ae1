package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What one feature moved a prediction by, on the wire; the value is null when it is missing. */
record ContributionView(
    @JsonProperty("name") String name,
    @JsonProperty("value") Optional<Float> value,
    @JsonProperty("coverage") int coverage,
    @JsonProperty("contributions") MarginsView contributions) {}
