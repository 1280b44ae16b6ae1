package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** Readiness on the wire; without a last good run while nothing was ever published. */
record ReadyView(
    @JsonProperty("status") String status,
    @JsonProperty("last_good_run") @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<LastGoodRunView> lastGoodRun) {}
