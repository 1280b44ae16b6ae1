package io.matchday.cli;

import io.matchday.job.control.JobControl;
import picocli.CommandLine.Command;

/** The runs of all jobs, of whatever process: where they stand, and what can be done about them. */
@Command(
    name = "jobs",
    description = "Where runs of jobs stand, in whatever process; stop, recover and forget them.",
    subcommands = {
      JobsList.class,
      JobsShow.class,
      JobsStop.class,
      JobsRecover.class,
      JobsPurge.class
    })
final class JobsCommand {

  static JobControl control(Workspace workspace) {
    return new JobControl(workspace.database(), workspace.engine(), workspace.clock());
  }
}
