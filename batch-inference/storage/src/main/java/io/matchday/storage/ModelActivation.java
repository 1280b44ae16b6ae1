package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;
import java.util.Optional;

/**
 * One move of an alias, kept for ever.
 *
 * @param alias the alias moved
 * @param runId the version it has named since
 * @param previous the version it named before, if any
 * @param action forth or back
 * @param at when
 * @param signature who and why
 * @param forced whether it was to go on whatever the gate found
 * @param finding what the gate found; empty for a rollback, which is not judged, and for a
 *     promotion from before there was a gate
 */
public record ModelActivation(
    String alias,
    ModelRunId runId,
    Optional<ModelRunId> previous,
    ModelAction action,
    Instant at,
    Signature signature,
    boolean forced,
    Optional<GateFinding> finding) {}
