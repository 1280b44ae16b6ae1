package io.matchday.job;

import io.matchday.storage.RunId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What was asked to stop: all that a process does, for good, or one run of it. Thread-safe. */
final class StopRequests {

  private final AtomicBoolean all = new AtomicBoolean();

  /** The runs under way, and whether each was asked to stop. */
  private final ConcurrentMap<RunId, Boolean> underWay = new ConcurrentHashMap<>();

  /** A run is under way, by itself or as a part of another. */
  void begin(RunId run) {
    underWay.put(run, false);
  }

  /** A run has ended: what is run next was not asked to stop. */
  void end(RunId run) {
    underWay.remove(run);
  }

  /** Asks a run to stop, if it is under way, and with it what it is a part of. */
  void stop(RunId run) {
    underWay.computeIfPresent(run, (id, asked) -> true);
  }

  /** Asks everything to stop, also what would begin later. */
  void stopAll() {
    all.set(true);
  }

  /** Whether everything was asked to stop. */
  boolean isForAll() {
    return all.get();
  }

  /** Whether what is under way is to stop. */
  boolean isForWork() {
    return all.get() || underWay.containsValue(true);
  }
}
