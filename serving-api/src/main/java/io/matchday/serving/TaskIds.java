package io.matchday.serving;

import java.time.Clock;
import java.util.UUID;

/**
 * Makes ids of tasks: UUIDs of version 7 (RFC 9562), a time in milliseconds and then 74 random
 * bits. Nobody can guess them, and those made together lie together in the index, so that a commit
 * writes few of its pages. Thread-safe.
 */
final class TaskIds {

  private static final int TIME_SHIFT = 16;
  private static final long VERSION = 0x7000;
  private static final long RANDOM_BITS = 0x0fff;

  private final Clock clock;

  TaskIds(Clock clock) {
    this.clock = clock;
  }

  /** A new id. */
  String next() {
    UUID random = UUID.randomUUID();
    long high =
        (clock.millis() << TIME_SHIFT) | VERSION | (random.getMostSignificantBits() & RANDOM_BITS);
    return new UUID(high, random.getLeastSignificantBits()).toString();
  }
}
