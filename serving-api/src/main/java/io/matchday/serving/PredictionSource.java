package io.matchday.serving;

import java.util.Locale;

/** The ways to ask for a prediction, as the metrics tell them apart. */
enum PredictionSource {
  /** Scored while the client waits. */
  SYNC,
  /** Scored later. */
  ASYNC,
  /** Looked up. */
  BATCH;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
