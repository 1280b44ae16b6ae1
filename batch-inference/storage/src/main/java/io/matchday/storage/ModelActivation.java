package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;
import java.util.Optional;

/**
 * One move of an alias.
 *
 * @param alias the alias moved
 * @param runId the version it has named since
 * @param previous the version it named before, if any
 * @param action forth or back
 * @param at when
 * @param by who
 */
public record ModelActivation(
    String alias,
    ModelRunId runId,
    Optional<ModelRunId> previous,
    ModelAction action,
    Instant at,
    String by) {}
