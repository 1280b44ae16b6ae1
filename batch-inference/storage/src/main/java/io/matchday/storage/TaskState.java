package io.matchday.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a prediction task.
 *
 * @param status where it stands
 * @param finishedAt when it ended, if it has
 * @param result the answer, after success
 * @param error the reason, after failure
 * @param owner the name of the API key that submitted it; empty when none was asked for
 */
public record TaskState(
    TaskStatus status,
    Optional<Instant> finishedAt,
    Optional<TaskResult> result,
    Optional<String> error,
    String owner) {}
