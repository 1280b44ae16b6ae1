package io.matchday.serving;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Counts the rows of batch requests by what became of them. Thread-safe. */
final class BatchRowCounters {

  private static final String SCORED = "scored";
  private static final String REFUSED = "refused";

  private final Counter rows;

  BatchRowCounters(PrometheusRegistry registry) {
    rows =
        Counter.builder()
            .name("prediction_batch_rows_total")
            .help("Rows of batch requests")
            .labelNames("result")
            .register(registry);
    count(0, 0);
  }

  void count(int scored, int refused) {
    rows.labelValues(SCORED).inc(scored);
    rows.labelValues(REFUSED).inc(refused);
  }
}
