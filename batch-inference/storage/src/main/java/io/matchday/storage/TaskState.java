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
 */
public record TaskState(
    TaskStatus status,
    Optional<Instant> finishedAt,
    Optional<TaskResult> result,
    Optional<String> error) {}
