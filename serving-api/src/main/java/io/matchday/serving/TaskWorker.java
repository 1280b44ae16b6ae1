package io.matchday.serving;

import io.matchday.serving.TaskHandover.Claim;
import io.matchday.storage.ClaimedTask;
import io.matchday.storage.JdbcPredictionTasks;
import io.matchday.storage.JdbcTaskUpkeep;
import io.matchday.storage.PendingTasks;
import io.matchday.storage.WorkedTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Makes the predictions that were put off, a batch at a time, and clears away old ones. For one
 * thread; workers of several processes may share one store.
 */
final class TaskWorker {

  private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);

  /** How many lifetimes an expired task is told apart from one that never was. */
  private static final int LIFETIMES_REMEMBERED = 24;

  /** Where a worker finds tasks and leaves what became of them. */
  record Store(JdbcPredictionTasks tasks, JdbcTaskUpkeep upkeep, TaskHandover handover) {}

  /** What was found out but not yet stored; of use as long as the claim is held. */
  private record Unwritten(Map<String, WorkedTasks> worked, Instant heldUntil) {}

  private final Store store;
  private final TaskHandover handover;
  private final TaskBacklog backlog;
  private final TaskSettings settings;
  private final TaskScorer scorer;
  private final Clock clock;
  private final String claimant = UUID.randomUUID().toString();
  private Optional<Unwritten> unwritten = Optional.empty();
  private Instant nextHousekeeping = Instant.MIN;
  private long claims;

  TaskWorker(
      Store store, TaskBacklog backlog, TaskSettings settings, TaskScorer scorer, Clock clock) {
    this.store = store;
    this.handover = store.handover;
    this.backlog = backlog;
    this.settings = settings;
    this.scorer = scorer;
    this.clock = clock;
  }

  /** Works until no task is left that it may take, or until told to stop. */
  void drain(BooleanSupplier isStopped) {
    write();
    keepHouse();
    boolean wasIdle = false;
    while (!wasIdle && !isStopped.getAsBoolean()) {
      boolean hadHanded = work(handover.take(settings.batchSize()));
      boolean hadStored = handover.takeLookIntoStore() && work(claimed());
      wasIdle = !hadHanded && !hadStored;
      keepHouse();
    }
  }

  /** What nobody holds in the store; when there is as much as asked for there may be more. */
  private List<Claim> claimed() {
    String name = claimant + "/" + claims++;
    Instant heldUntil = clock.instant().plus(settings.lease());
    List<ClaimedTask> tasks = store.tasks.claim(name, settings.batchSize(), settings.lease());
    if (!tasks.isEmpty()) {
      handover.lookIntoStore();
    }
    return tasks.isEmpty() ? List.of() : List.of(new Claim(name, tasks, heldUntil));
  }

  private boolean work(List<Claim> batch) {
    if (batch.isEmpty()) {
      return false;
    }
    Map<String, WorkedTasks> worked = new LinkedHashMap<>();
    Instant heldUntil = Instant.MAX;
    for (Claim claim : batch) {
      // What was not come to in time is left to whoever claims it next.
      if (clock.instant().isBefore(claim.heldUntil())) {
        worked.put(claim.name(), scorer.work(claim.tasks()));
        heldUntil = claim.heldUntil();
      }
    }
    unwritten = Optional.of(new Unwritten(worked, heldUntil));
    write();
    return true;
  }

  /** Stores what was found out; kept for the next round when the database does not answer. */
  private void write() {
    if (unwritten.isEmpty()) {
      return;
    }
    Unwritten one = unwritten.get();
    if (clock.instant().isAfter(one.heldUntil)) {
      unwritten = Optional.empty();
      return;
    }
    try {
      backlog.leave(store.tasks.finish(one.worked));
    } catch (RuntimeException e) {
      if (!ProblemResolver.isDatabaseAway(e)) {
        unwritten = Optional.empty();
      }
      throw e;
    }
    unwritten = Optional.empty();
  }

  private void keepHouse() {
    Instant now = clock.instant();
    if (now.isBefore(nextHousekeeping)) {
      return;
    }
    nextHousekeeping = now.plus(HOUSEKEEPING);
    handover.lookIntoStore();
    int before = backlog.waiting();
    PendingTasks pending = store.upkeep.pending();
    backlog.correct(before, pending);
    int lost =
        store.upkeep.giveUp(
            settings.attempts(), "given up after " + settings.attempts() + " tries");
    backlog.leave(lost);
    store.upkeep.expire(settings.timeToLive());
    store.upkeep.remove(settings.timeToLive().multipliedBy(LIFETIMES_REMEMBERED));
  }
}
