package io.matchday.serving;

import io.matchday.storage.JdbcDrifts;

/** Keeps the drift shown in the metrics up with the newest published run. For one thread. */
final class DriftFollower {

  private final JdbcDrifts drifts;
  private final DatabaseWatch watch;
  private final ServingMetrics metrics;

  DriftFollower(JdbcDrifts drifts, DatabaseWatch watch, ServingMetrics metrics) {
    this.drifts = drifts;
    this.watch = watch;
    this.metrics = metrics;
  }

  /** Looks once; while the database does not answer, what was seen last stays. */
  void follow() {
    if (watch.isAnswering()) {
      metrics.showDrift(drifts.newestScore());
    }
  }
}
