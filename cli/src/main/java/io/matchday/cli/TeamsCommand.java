package io.matchday.cli;

import io.matchday.job.intake.AliasReport;
import io.matchday.job.intake.TeamAliasImport;
import io.matchday.refusal.Problem;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes several spellings one team. */
@Command(
    name = "teams",
    description = "Spellings of teams.",
    subcommands = TeamsCommand.Alias.class)
final class TeamsCommand {

  /** Reads a file of spellings. */
  @Command(
      name = "alias",
      description = {
        "Make several spellings one team, from a CSV with the columns alias,team and optionally"
            + " competition.",
        "Teams that are there under both spellings become one, with their matches."
      })
  static final class Alias implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "CSV: alias,team[,competition]")
    private Path file = Path.of("");

    Alias(Session session) {
      this.session = session;
    }

    @Override
    public void run() {
      try (Workspace workspace = session.open()) {
        AliasReport report = new TeamAliasImport(workspace.database()).run(file);
        session
            .out()
            .printf(
                "%,d spellings stored, %,d matches moved to their team, %,d doubles joined%n",
                report.stored(), report.moved(), report.joined());
        for (Problem problem : report.problems()) {
          session.err().println("matchday: " + problem);
        }
      }
    }
  }
}
