package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One word of status on the wire. */
record StatusView(@JsonProperty("status") String status) {}
