package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The health of the process on the wire. */
record HealthView(
    @JsonProperty("status") String status,
    @JsonProperty("version") String version,
    @JsonProperty("worker_id") String workerId,
    @JsonProperty("memory_usage_mb") double memoryUsageMb,
    @JsonProperty("database") boolean database) {}
