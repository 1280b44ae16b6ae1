package io.matchday.serving;

import io.matchday.storage.JdbcEvaluations;
import java.time.Instant;
import java.util.List;

/** Keeps the gauges of quality where the last judgement is. For one thread. */
final class EvaluationFollower {

  private final JdbcEvaluations evaluations;
  private final EvaluationGauges gauges;
  private Instant followed = Instant.EPOCH;

  EvaluationFollower(JdbcEvaluations evaluations, EvaluationGauges gauges) {
    this.evaluations = evaluations;
    this.gauges = gauges;
  }

  /** Looks once whether predictions were judged anew. */
  void follow() {
    Instant judgedAt = evaluations.judgedAt().orElse(Instant.EPOCH);
    if (judgedAt.equals(followed)) {
      return;
    }
    gauges.show(
        judgedAt.equals(Instant.EPOCH) ? List.of() : evaluations.latest(EvaluationGauges.GROUPINGS),
        judgedAt);
    followed = judgedAt;
  }
}
