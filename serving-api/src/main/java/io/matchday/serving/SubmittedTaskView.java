package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A task just taken in, on the wire. */
record SubmittedTaskView(
    @JsonProperty("task_id") String taskId,
    @JsonProperty("status") String status,
    @JsonProperty("status_url") String statusUrl) {}
