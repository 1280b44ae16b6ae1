package io.matchday.serving;

import io.matchday.storage.JdbcEvaluations;
import io.matchday.storage.Judgement;
import java.time.Instant;

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
    if (evaluations.judgedAt().orElse(Instant.EPOCH).equals(followed)) {
      return;
    }
    Judgement judgement = evaluations.latest(EvaluationGauges.GROUPINGS);
    Instant judgedAt = judgement.at().orElse(Instant.EPOCH);
    gauges.show(judgement.rows(), judgedAt);
    followed = judgedAt;
  }
}
