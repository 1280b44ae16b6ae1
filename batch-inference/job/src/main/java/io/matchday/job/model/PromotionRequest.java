package io.matchday.job.model;

import io.matchday.storage.ModelVersion;
import io.matchday.storage.Signature;

/**
 * A version that somebody wants to answer.
 *
 * @param alias the alias it is to answer under
 * @param version the version
 * @param signature who wants it, and why
 * @param forced whether it is to answer even if the gate refuses it; needs a reason
 */
public record PromotionRequest(
    String alias, ModelVersion version, Signature signature, boolean forced) {

  /** Refuses force without a reason. */
  public PromotionRequest {
    if (forced && signature.reason().isEmpty()) {
      throw new IllegalArgumentException("forced without a reason");
    }
  }

  /** Asks for a version that is to pass the gate. */
  public static PromotionRequest of(String alias, ModelVersion version, Signature signature) {
    return new PromotionRequest(alias, version, signature, false);
  }
}
