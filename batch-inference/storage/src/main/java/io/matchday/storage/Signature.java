package io.matchday.storage;

import java.util.Optional;

/**
 * Who moved an alias, and why.
 *
 * @param by who
 * @param reason why, when it was said; one line
 */
public record Signature(String by, Optional<String> reason) {

  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 500;

  /** Refuses a reason that says nothing or is too long. */
  public Signature {
    if (reason.filter(text -> text.isBlank() || text.length() > LONGEST_REASON).isPresent()) {
      throw new IllegalArgumentException("no reason of 1 to " + LONGEST_REASON + " characters");
    }
  }

  /** Without a reason. */
  public static Signature of(String by) {
    return new Signature(by, Optional.empty());
  }
}
