package io.matchday.storage;

import io.matchday.model.ModelRunId;
import java.time.Instant;
import java.util.Optional;

/**
 * A version that is to answer under an alias, as the gate left it.
 *
 * @param alias the alias
 * @param runId the version it is to name
 * @param previous the version it named when the gate looked, if any
 * @param finding what the gate found
 * @param forced whether it is to answer whatever the gate found; needs a reason
 * @param signature who wants it, and why
 */
public record Promotion(
    String alias,
    ModelRunId runId,
    Optional<ModelRunId> previous,
    GateFinding finding,
    boolean forced,
    Signature signature) {

  /** Refuses to force without a reason, and what the gate refused without force. */
  public Promotion {
    if (forced && signature.reason().isEmpty()) {
      throw new IllegalArgumentException("forced without a reason");
    }
    if (finding.verdict() == GateVerdict.REFUSED && !forced) {
      throw new IllegalArgumentException("refused, and not forced: " + finding.detail());
    }
  }

  /** The move it makes. */
  ModelActivation activation(String spelling, Instant at) {
    return new ModelActivation(
        spelling,
        runId,
        previous,
        ModelAction.PROMOTE,
        at,
        signature,
        forced,
        Optional.of(finding));
  }
}
