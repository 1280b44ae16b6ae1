package io.matchday.storage.backup;

import java.util.List;

/**
 * What was looked at and found sound.
 *
 * @param lines what it was, in words
 */
public record Verified(List<String> lines) {

  /** Copies the list. */
  public Verified {
    lines = List.copyOf(lines);
  }
}
