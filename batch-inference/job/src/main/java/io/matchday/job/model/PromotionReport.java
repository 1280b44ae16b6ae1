package io.matchday.job.model;

import io.matchday.model.ModelRunId;
import io.matchday.storage.GateFinding;
import java.util.Optional;

/**
 * What a promotion came to.
 *
 * @param alias the alias
 * @param runId the version it names now
 * @param finding what the gate found; empty when the alias named the version already, so that
 *     nothing was judged, moved or recorded
 */
public record PromotionReport(String alias, ModelRunId runId, Optional<GateFinding> finding) {}
