package io.matchday.storage;

import java.util.Locale;

/** By what published predictions are put together to be judged. */
public enum Grouping {
  /** All that readers are given: the answers of Production, each match once. */
  ALL,
  /** What one run published. */
  RUN,
  /** What one model version published, each match once. */
  MODEL,
  /** What was published under one alias, each match once. */
  ALIAS,
  /** As {@link #ALL}, of one competition. */
  LEAGUE,
  /** As {@link #ALL}, of one season. */
  SEASON,
  /** As {@link #ALL}, of one month. */
  MONTH;

  /** As stored and shown: {@code league}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grouping with this label. */
  public static Grouping ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
