package io.matchday.cli;

import io.matchday.job.control.JobControl;
import io.matchday.job.control.JobControl.SeenRun;
import io.matchday.storage.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a run for dead. */
@Command(
    name = "recover",
    description = {
      "Take a run for dead whose process is gone, so that it can be begun or gone on with again.",
      "The same command does so by itself when the process ran on this host, or is silent elsewhere."
    })
final class JobsRecover implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "RUN", description = "see: jobs list")
  private long run;

  @Option(
      names = "--force",
      description = "also when the process is on another host and was heard of just now")
  private boolean force;

  JobsRecover(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    RunId id = RunIds.parse(run);
    SeenRun recovered;
    try (Workspace workspace = session.open()) {
      JobControl control = JobsCommand.control(workspace);
      recovered = force ? control.recoverByForce(id) : control.recover(id);
    }
    session
        .out()
        .printf(
            "run %s (%s %s) has failed: %s%n",
            id,
            recovered.run().job().label(),
            recovered.run().subject(),
            recovered.run().message().orElse(""));
  }
}
