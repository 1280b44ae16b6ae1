package io.matchday.storage;

import java.time.Instant;

/**
 * A task that could not be done now, through no fault of who submitted it.
 *
 * @param id the task
 * @param nextAttemptAt not to be claimed before then
 */
public record PostponedTask(String id, Instant nextAttemptAt) {}
