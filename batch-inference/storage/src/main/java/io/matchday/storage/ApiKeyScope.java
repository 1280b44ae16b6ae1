package io.matchday.storage;

import java.util.Locale;

/** What an API key allows. */
public enum ApiKeyScope {
  /** Reading predictions, matches, runs, evaluations and models. */
  READ,
  /** Scoring on demand, and cancelling tasks of one's own. */
  SCORE,
  /** Changing what belongs to others. */
  OPERATE;

  /** The name on the command line and in messages: {@code read}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
