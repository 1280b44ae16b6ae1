package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The newest published run of Production on the wire. */
record LastGoodRunView(
    @JsonProperty("id") long id,
    @JsonProperty("published_at") String publishedAt,
    @JsonProperty("age_seconds") long ageSeconds,
    @JsonProperty("stale") boolean stale) {}
