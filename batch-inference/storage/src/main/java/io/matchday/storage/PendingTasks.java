package io.matchday.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * The tasks that are not yet done, of all processes.
 *
 * @param count how many
 * @param oldest when the oldest was submitted
 */
public record PendingTasks(int count, Optional<Instant> oldest) {}
