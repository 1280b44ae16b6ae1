package io.matchday.cli;

import picocli.CommandLine.Command;

/** Shows what is in the home. */
@Command(
    name = "show",
    description =
        "Matches, teams, predictions, runs, drift and rejected rows, for people and machines.",
    subcommands = {
      ShowMatches.class,
      ShowTeams.class,
      ShowPrediction.class,
      ShowPredictions.class,
      ShowRuns.class,
      ShowDrift.class,
      ShowRejects.class
    })
final class ShowCommand {}
