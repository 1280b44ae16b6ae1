package io.matchday.job.control;

import io.matchday.job.BatchEngine;
import io.matchday.job.RunKeeper;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.storage.Database;
import io.matchday.storage.JdbcRunControl;
import io.matchday.storage.JdbcRuns;
import io.matchday.storage.ProcessIdentity;
import io.matchday.storage.Run;
import io.matchday.storage.RunId;
import io.matchday.storage.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Handles runs from outside, of whatever process on whatever host. */
public final class JobControl {

  private final JdbcRuns runs;
  private final JdbcRunControl control;
  private final RunKeeper keeper;
  private final Clock clock;

  /** Control of the runs in this database. */
  public JobControl(Database database, BatchEngine engine, Clock clock) {
    this.runs = new JdbcRuns(database, clock);
    this.control = new JdbcRunControl(database, clock);
    this.keeper = new RunKeeper(engine, clock);
    this.clock = clock;
  }

  /**
   * A run and where it stands.
   *
   * @param run the run
   * @param state where it stands
   * @param silence how long its process has not been heard of; of a run that has ended, when it
   *     last was before its end means nothing
   */
  public record SeenRun(Run run, RunState state, Duration silence) {}

  /** The newest runs, newest first. */
  public List<SeenRun> newest(int limit) {
    Set<RunId> stopping = control.askedToStop();
    return runs.newest(limit).stream().map(run -> seen(run, stopping)).toList();
  }

  /**
   * One run.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} when there is none
   */
  public SeenRun find(RunId id) {
    Run run =
        runs.find(id)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.NOT_FOUND, "there is no run " + id + "; see: jobs list"));
    return seen(run, control.askedToStop());
  }

  private SeenRun seen(Run run, Set<RunId> stopping) {
    return new SeenRun(
        run, state(run, stopping), Duration.between(run.heartbeatAt(), clock.instant()));
  }

  private RunState state(Run run, Set<RunId> stopping) {
    return switch (run.status()) {
      case RUNNING -> {
        if (run.process().isProvenDead()) {
          yield RunState.LEFT;
        }
        if (keeper.isLeft(run)) {
          yield RunState.SILENT;
        }
        yield stopping.contains(run.id()) ? RunState.STOPPING : RunState.RUNNING;
      }
      case COMPLETED -> RunState.COMPLETED;
      case FAILED -> RunState.FAILED;
      case ABANDONED -> RunState.ABANDONED;
    };
  }

  /**
   * Asks a run to stop at its next chunk. It hears that with its next heartbeat.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} when there is no such run under way
   */
  public SeenRun stop(RunId id) {
    SeenRun found = underWay(id);
    if (found.state() == RunState.LEFT || !control.askToStop(id)) {
      throw new RefusedException(
          Refusal.NOT_FOUND,
          "run %s is %s; what has to be done: jobs recover %s"
              .formatted(id, found.state().label(), id));
    }
    return find(id);
  }

  /**
   * Takes a run for dead, so that it can be taken up again: one whose process is proven dead, or on
   * another host and silent.
   *
   * @throws RefusedException {@link Refusal#TRY_AGAIN} when it may be alive, {@link
   *     Refusal#NOT_FOUND} when it is not under way
   */
  public SeenRun recover(RunId id) {
    SeenRun found = underWay(id);
    if (!keeper.isLeft(found.run())) {
      refuseAlive(found.run());
      throw new RefusedException(
          Refusal.TRY_AGAIN,
          "run %s was heard of %d seconds ago from %s, where nothing can be proven from here; when you know that it is dead: jobs recover %s --force"
              .formatted(id, found.silence().toSeconds(), processOf(found.run()), id));
    }
    return declareDead(found.run());
  }

  /**
   * The same also for a process on another host that was heard of just now; never for one that
   * lives here.
   *
   * @throws RefusedException as {@link #recover}
   */
  public SeenRun recoverByForce(RunId id) {
    SeenRun found = underWay(id);
    if (!keeper.isLeft(found.run())) {
      refuseAlive(found.run());
    }
    return declareDead(found.run());
  }

  private SeenRun underWay(RunId id) {
    SeenRun found = find(id);
    if (found.run().status() != RunStatus.RUNNING) {
      throw new RefusedException(
          Refusal.NOT_FOUND,
          "run %s is not under way, it is %s".formatted(id, found.state().label()));
    }
    return found;
  }

  private static void refuseAlive(Run run) {
    if (run.process().isOnThisHost()) {
      throw new RefusedException(
          Refusal.TRY_AGAIN,
          "run %s is under way in %s, which is alive; ask it to stop: jobs stop %s"
              .formatted(run.id(), processOf(run), run.id()));
    }
  }

  private static String processOf(Run run) {
    ProcessIdentity process = run.process();
    return "process %d on %s".formatted(process.pid(), process.host());
  }

  private SeenRun declareDead(Run run) {
    String message = "left by %s; recovered by hand".formatted(processOf(run));
    if (!control.end(run, RunStatus.FAILED, message)) {
      throw new RefusedException(
          Refusal.TRY_AGAIN, "run " + run.id() + " has changed meanwhile; see: jobs list");
    }
    return find(run.id());
  }
}
