package io.matchday.cli;

import io.matchday.job.BatchEngine;
import io.matchday.job.night.NightSchedule;
import io.matchday.job.night.NightTimes;
import java.util.Optional;

/** The nights a service runs beside its other work, if it does. */
final class Nights implements AutoCloseable {

  private final Optional<NightSchedule> schedule;

  private Nights(Optional<NightSchedule> schedule) {
    this.schedule = schedule;
  }

  /** Those the settings ask for. */
  static Nights of(Workspace workspace) {
    return new Nights(
        workspace.settings().batch().nightly().map(times -> scheduled(workspace, times)));
  }

  private static NightSchedule scheduled(Workspace workspace, NightTimes times) {
    BatchEngine engine = workspace.engine();
    Session session = workspace.session();
    NightFlow flow = new NightFlow(workspace, engine, workspace.slicesBesideService());
    return new NightSchedule(
        workspace.database(),
        times,
        engine,
        () -> flow.run(session.today(), session.progress()),
        session.clock());
  }

  void start() {
    schedule.ifPresent(NightSchedule::start);
  }

  @Override
  public void close() {
    schedule.ifPresent(NightSchedule::close);
  }
}
