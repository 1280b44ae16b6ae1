package io.matchday.storage;

import io.matchday.evaluation.RunDrift;
import io.matchday.model.ModelRunId;
import java.time.Instant;

/**
 * The drift of a published run as it is kept.
 *
 * @param run the run
 * @param alias the alias it was predicted under
 * @param modelRunId the version that predicted it, whose training window it is measured against
 * @param publishedAt when readers were given the run
 * @param measuredAt when the drift was measured
 * @param drift the figures
 */
public record MeasuredDrift(
    RunId run,
    String alias,
    ModelRunId modelRunId,
    Instant publishedAt,
    Instant measuredAt,
    RunDrift drift) {}
