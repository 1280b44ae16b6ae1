package io.matchday.storage;

import java.util.Locale;

/** Where a submitted prediction stands. */
public enum TaskStatus {
  /** Waiting to be scored, or being scored. */
  PENDING,
  /** Scored. */
  SUCCESS,
  /** Given up, with a reason. */
  FAILURE,
  /** Was done long ago; its answer is no longer kept. */
  EXPIRED;

  /** The name in the database and on the wire: {@code pending}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TaskStatus ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
