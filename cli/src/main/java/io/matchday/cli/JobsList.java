package io.matchday.cli;

import io.matchday.job.control.JobControl.SeenRun;
import io.matchday.storage.Run;
import io.matchday.storage.RunStatus;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists where runs stand and who runs them. */
@Command(
    name = "list",
    description = {
      "Where the newest runs stand and which process is or was at them, newest first.",
      "heartbeat_age is in seconds, of runs under way. What runs came to: show runs."
    })
final class JobsList implements Runnable {

  private final Session session;

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = RowLimit.class,
      description = "the most rows (${DEFAULT-VALUE})")
  private int limit = 20;

  JobsList(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<String> columns =
        List.of(
            "run",
            "job",
            "subject",
            "state",
            "pid",
            "host",
            "heartbeat_age",
            "started_at",
            "finished_at",
            "message");
    List<SeenRun> runs;
    try (Workspace workspace = session.open()) {
      runs = JobsCommand.control(workspace).newest(limit);
    }
    try (Listing listing = output.listing(columns, session.out())) {
      for (SeenRun seen : runs) {
        Run run = seen.run();
        listing.row(
            run.id().value(),
            run.job().label(),
            run.subject(),
            seen.state().label(),
            run.process().pid(),
            run.process().host(),
            heartbeatAge(seen),
            run.startedAt(),
            run.finishedAt(),
            run.message());
      }
    }
  }

  private static Optional<Long> heartbeatAge(SeenRun seen) {
    return seen.run().status() == RunStatus.RUNNING
        ? Optional.of(seen.silence().toSeconds())
        : Optional.empty();
  }
}
