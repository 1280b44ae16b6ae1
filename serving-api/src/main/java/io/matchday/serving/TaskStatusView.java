package io.matchday.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Where a task stands, on the wire: a result after success, an error after failure. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskStatusView(
    @JsonProperty("task_id") String taskId,
    @JsonProperty("status") String status,
    @JsonProperty("result") @Nullable PredictionView result,
    @JsonProperty("error") @Nullable String error) {}
