package io.matchday.cli;

import io.matchday.job.control.JobControl.SeenRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks a run to stop. */
@Command(
    name = "stop",
    description = {
      "Ask a run to stop at its next chunk, in whatever process on whatever host it is under way.",
      "It hears that within seconds, and ends with 75; the command that began it goes on with it."
    })
final class JobsStop implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "RUN", description = "see: jobs list")
  private long run;

  JobsStop(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    SeenRun asked;
    try (Workspace workspace = session.open()) {
      asked = JobsCommand.control(workspace).stop(RunIds.parse(run));
    }
    session
        .out()
        .printf(
            "run %s (%s %s) is asked to stop in process %d on %s%n",
            asked.run().id(),
            asked.run().job().label(),
            asked.run().subject(),
            asked.run().process().pid(),
            asked.run().process().host());
  }
}
