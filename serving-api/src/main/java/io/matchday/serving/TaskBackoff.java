package io.matchday.serving;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a task waits after a fault of ours: three times longer each time, at most a minute, and
 * by chance between half of that and all of it, so that tasks that failed together do not come back
 * together. For one thread.
 */
final class TaskBackoff {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int FACTOR = 3;

  private final Duration first;
  private final RandomGenerator random;

  TaskBackoff(Duration first, RandomGenerator random) {
    this.first = first;
    this.random = random;
  }

  /** The pause after this many attempts, from 1 on. */
  Duration pause(int attempts) {
    Duration pause = first;
    for (int i = 1; i < attempts && pause.compareTo(LONGEST) < 0; i++) {
      pause = pause.multipliedBy(FACTOR);
    }
    long millis = Math.min(pause.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
  }
}
