package io.matchday.serving;

import io.matchday.storage.ClaimedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes tasks that were stored as claimed to the worker of the same process, which need not look
 * for them in the store. Bounded: what finds no room is stored unclaimed. Thread-safe.
 */
final class TaskHandover {

  /**
   * Tasks held for the worker.
   *
   * @param name the claim they are stored under
   * @param heldUntil past it another may have taken them
   */
  record Claim(String name, List<ClaimedTask> tasks, Instant heldUntil) {}

  private final int room;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ConcurrentLinkedQueue<Claim> claims = new ConcurrentLinkedQueue<>();
  private volatile boolean lookIntoStore = true;

  /** Room for so many tasks before it counts as full. */
  TaskHandover(int room) {
    this.room = room;
  }

  boolean hasRoom() {
    return waiting.get() < room;
  }

  void put(Claim claim) {
    waiting.addAndGet(claim.tasks.size());
    claims.add(claim);
  }

  /** The claims that came first, until they have this many tasks together. */
  List<Claim> take(int tasks) {
    List<Claim> taken = new ArrayList<>();
    for (int count = 0; count < tasks; ) {
      Optional<Claim> next = Optional.ofNullable(claims.poll());
      if (next.isEmpty()) {
        break;
      }
      count += next.get().tasks.size();
      waiting.addAndGet(-next.get().tasks.size());
      taken.add(next.get());
    }
    return taken;
  }

  /** Has the worker look into the store for tasks that nobody holds. */
  void lookIntoStore() {
    lookIntoStore = true;
  }

  /** Whether the store is worth a look; asking takes the wish back. */
  boolean takeLookIntoStore() {
    boolean look = lookIntoStore;
    lookIntoStore = false;
    return look;
  }
}
